// Every statement in an evidence pack has a source that exists, and nothing in a pack is secret.
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { HAZARDS } from '../../../adapters/evidence/content/hazards.js';
import { FIGURES } from '../../../adapters/evidence/content/quality-figures.js';
import { TABLE_CONTENTS } from '../../../adapters/evidence/content/table-contents.js';
import { TABLE_PERIODS } from '../../../adapters/evidence/content/table-periods.js';
import { documentsOf } from '../../../adapters/evidence/files/pack.js';
import { wilson } from '../../../adapters/evidence/model/interval.js';
import { connectStores } from '../../../adapters/composition/stores.js';
import { createTestBot, practitioner } from '../../fakes/test-bot.js';
import { temporaryDatabase } from '../../fakes/temporary-database.js';
import { factsFor, packOf, SET_UPS, type SetUp } from './set-ups.js';
import { shared } from '../../support/per-test.js';

const temporary = shared(temporaryDatabase);
const store = shared(() => connectStores(temporary.database));

const setUps = Object.keys(SET_UPS) as SetUp[];

describe.each(setUps)('the pack of the set-up %s', (name) => {
  test('names where each statement was read from, and only files that are there', async () => {
    const documents = documentsOf(await factsFor(SET_UPS[name], store));
    const entries = documents.flatMap(({ sections }) => sections.flatMap((section) => section.entries));
    expect(entries.filter(({ standing, from }) => standing === 'known' && !from.length)).toEqual([]);
    const files = entries.flatMap(({ from }) => from.filter((one) => one.startsWith('file ')));
    expect(files.length).toBeGreaterThan(50);
    expect([...new Set(files)].filter((one) => !existsSync(one.slice('file '.length)))).toEqual([]);
  });

  test('has each reference once, a cell for each column, and someone for each question', async () => {
    for (const { name: document, sections } of documentsOf(await factsFor(SET_UPS[name], store))) {
      const all = sections.flatMap(({ entries }) => entries);
      const ids = all.map(({ id }) => id);
      expect([document, ids.filter((id, at) => ids.indexOf(id) !== at)]).toEqual([document, []]);
      const unowned = all.filter(({ standing, owner }) => standing === 'ask' && !owner);
      expect([document, unowned.map(({ id }) => id)]).toEqual([document, []]);
      for (const { title, columns, entries } of sections) {
        const uneven = entries.filter(({ standing, cells }) =>
          standing === 'known' ? cells.length !== columns.length : cells.length > columns.length,
        );
        expect([document, title, uneven]).toEqual([document, title, []]);
      }
    }
  });

  test('holds no secret, password, path or channel', async () => {
    for (const [file, text] of await packOf(SET_UPS[name], store))
      expect([file, text.includes('Pl4nted')]).toEqual([file, false]);
  });
});

test('holds nothing that anyone wrote', async () => {
  const bot = await createTestBot();
  try {
    await bot.say(practitioner, 'Who refers Zorawords Plantedname in Plantedtown?');
    const pack = await packOf({}, connectStores(bot.database));
    const all = [...pack.values()].join('\n');
    expect(all).not.toMatch(/Zorawords|Planted(?:name|town)/i);
    expect(pack.get('01-record-of-processing.md')).toMatch(/\| received_words \|.* 30 \| 1 \|/);
  } finally {
    await bot.close();
  }
});

test('writes nothing if a value that is shown is the same as a secret', async () => {
  const secret = { MICROSOFT_APP_PASSWORD: 'teams-password', CONTACT: 'teams-password' };
  const wrong = { MICROSOFT_APP_ID: 'app', MICROSOFT_APP_TENANT_ID: 'tenant', ...secret };
  await expect(packOf(wrong, store)).rejects.toThrow(/A secret from the settings would appear in/);
});

test('describes every table of the store', async () => {
  const { store: facts } = await factsFor({}, store);
  const tables = 'tables' in facts ? facts.tables.map(({ name }) => name) : [];
  expect(tables.length).toBeGreaterThan(40);
  expect(tables.filter((name) => !(name in TABLE_CONTENTS))).toEqual([]);
  // This table only exists with SEARCH=postgres.
  expect(Object.keys(TABLE_CONTENTS).filter((name) => !tables.includes(name))).toEqual(['passage_vectors']);
});

test('gives a period to tables that are there', async () => {
  const { store: facts, periods } = await factsFor({}, store);
  const tables = 'tables' in facts ? facts.tables.map(({ name }) => name) : [];
  expect(Object.keys(TABLE_PERIODS).filter((name) => !tables.includes(name))).toEqual([]);
  expect(new Set(Object.values(TABLE_PERIODS))).toEqual(new Set(periods.map(({ name }) => name)));
});

test('asks about a table, an address and a command that this version of the pack does not know', async () => {
  const facts = await factsFor({}, store);
  const later = {
    ...facts,
    otherAddresses: [{ name: 'SIEM_URL', isSet: true, shown: 'siem.example.org', host: 'siem.example.org' }],
    store: { ...facts.store, tables: [{ name: 'later_words', rows: 3 }] },
  } as typeof facts;
  const open = documentsOf(later).flatMap(({ name, sections }) =>
    sections.flatMap(({ entries }) =>
      entries.flatMap((one) => (one.standing === 'check' ? [`${name} ${one.id}`] : [])),
    ),
  );
  expect(open).toEqual(
    expect.arrayContaining([
      '01-record-of-processing table-later_words',
      '02-data-flow to-SIEM_URL',
      '09-recipients SIEM_URL',
    ]),
  );
});

test('says that the store could not be read, and the rest all the same', async () => {
  const broken = {
    ...store,
    guidance: { ...store.guidance, liveRelease: () => Promise.reject(new Error('gone')) },
  };
  const pack = await packOf({}, broken);
  expect(pack.get('07-retention-schedule.md')).toContain('The store could not be read');
  expect(pack.get('08-access-matrix.md')).toContain('/desk/retention');
});

test('says everything about each hazard, and names tests that are there', () => {
  for (const { id, tests, ...texts } of HAZARDS) {
    expect([id, Object.values(texts).filter((text) => !text)]).toEqual([id, []]);
    expect([id, tests.filter(({ text }) => !/\.test\.ts$/.test(text) || !existsSync(text))]).toEqual([
      id,
      [],
    ]);
  }
});

test('gives the figures that docs/quality.md gives', () => {
  const lines = readFileSync('docs/quality.md', 'utf8').split('\n');
  const missing = FIGURES.filter(({ row, printed, aim, found, n }) =>
    lines.every((line) => {
      if (found !== undefined)
        return !(
          line.includes(row) &&
          row.includes(String(found)) &&
          line.includes(String(n)) &&
          printed === (found / n).toFixed(2)
        );
      if (!line.startsWith('|')) return !(line.includes(row) && row.includes(printed));
      const [, first = '', ...cells] = line.split('|').map((cell) => cell.trim().replaceAll('**', ''));
      return (
        first !== row ||
        !cells.includes(printed) ||
        (aim !== undefined && !cells.includes(aim) && !row.includes(aim))
      );
    }),
  );
  expect(missing).toEqual([]);
  for (const words of [
    'for 0.19 of them, a quote shown answers the question',
    '0.58 of the quotes are off the point',
    '0.40 of the questions for which nothing useful was found are answered anyway',
    '4 in 100 were harmful without a model, and 1 with one',
    'the part of section 45 that is for adults, for a 15-year-old',
    '15 calm messages of 445 raised the alarm; 17 were allowed',
    '| 0 of 988',
    '| 139 of 141',
    '| 158 of 165',
  ])
    expect(lines.join()).toContain(words);
});

test('gives an interval that holds the share, also at 0 and 1', () => {
  const rounded = (share: number, n: number) => wilson(share, n).map((limit) => limit.toFixed(3));
  // The published confidence intervals for 0 out of 10 and 9 out of 10.
  expect(rounded(0, 10)).toEqual(['0.000', '0.278']);
  expect(rounded(0.9, 10)).toEqual(['0.596', '0.982']);
});
