// An evidence pack says the same about a control, a risk, a period or the status of a document wherever it
// mentions it.
import { expect, test } from 'vitest';
import { connectStores } from '../../../adapters/composition/stores.js';
import { findings, worsenedBy } from '../../../adapters/evidence/content/findings.js';
import { HAZARDS, WITH_A_MODEL } from '../../../adapters/evidence/content/hazards.js';
import { FIGURES } from '../../../adapters/evidence/content/quality-figures.js';
import { TABLE_CONTENTS } from '../../../adapters/evidence/content/table-contents.js';
import { TABLE_PERIODS, WITHOUT_PERIOD } from '../../../adapters/evidence/content/table-periods.js';
import { toMarkdown } from '../../../adapters/evidence/files/markdown.js';
import { known, type Entry } from '../../../adapters/evidence/model/document.js';
import { isOld } from '../../../adapters/evidence/model/outdated-editions.js';
import type { Facts } from '../../../adapters/evidence/model/facts.js';
import { temporaryDatabase } from '../../fakes/temporary-database.js';
import { cellsOf, factsFor, SET_UPS, type SetUp } from './set-ups.js';
import { shared } from '../../support/per-test.js';

const temporary = shared(temporaryDatabase);
const store = shared(() => connectStores(temporary.database));

const setUps = Object.keys(SET_UPS) as SetUp[];
const TEAMS = 'Teams with Azure OpenAI';
const PUBLIC = 'public sector';
/** The risks in 03-dpia-inputs that a finding can increase. */
const RISKS = 'wrong-person kept disk curious wrong-answer sign-in redaction model stranger platform break-in'
  .split(' ')
  .map((id) => `03-${id}`);

const textOf = async (name: SetUp, ref: string) =>
  cellsOf(await factsFor(SET_UPS[name], store), ref).join(' ');

const deletedOnce = (facts: Facts): Facts => ({
  ...facts,
  store: {
    ...facts.store,
    lastDeletion: { name: 'nightly', endedAt: facts.at, deleted: 1, failed: 0 },
  },
});

test.each(setUps)(
  'in the set-up %s, what to look at first is in the risks that it makes worse',
  async (name) => {
    const facts = await factsFor(SET_UPS[name], store);
    const places = [...HAZARDS.map(({ id }) => id), ...RISKS];
    const said = places
      .filter((place) => facts.models.some(({ id }) => id === 'language-model') || !WITH_A_MODEL.has(place))
      .flatMap((place) => worsenedBy(facts, place).map((text) => [place, text] as const));
    expect(said.length).toBeGreaterThan(5);
    for (const [place, text] of said) {
      const cells = cellsOf(facts, place.startsWith('H') ? `05-${place}` : place);
      // The last cell of a 03-kept entry is a question about the risk, not the remaining risk.
      if (place !== '03-kept') expect([place, cells.at(-1)]).toEqual([place, expect.stringContaining(text)]);
    }
    const everywhere = said.map(([, text]) => text).join();
    const unseen = findings(facts).filter(({ cells }) => !everywhere.includes(cells[0]!));
    expect(unseen).toEqual([]);
  },
);

test('where the channel decides who is an adviser, the risk of signing in as one says so, however staff sign in', async () => {
  const teams = { MICROSOFT_APP_ID: 'app', MICROSOFT_APP_TENANT_ID: 'tenant', MICROSOFT_APP_PASSWORD: 'a' };
  const provider = { ...SET_UPS[PUBLIC], ADVISERS_FILE: undefined };
  for (const signIn of [provider, { NODE_ENV: 'production' }, {}]) {
    const facts = await factsFor({ ...signIn, ...teams }, store);
    expect([facts.signIn, cellsOf(facts, '03-sign-in')[2]]).toEqual([
      facts.signIn,
      expect.stringContaining('The channel decides who is an adviser'),
    ]);
  }
});

test('roles that people choose themselves are a control nowhere', async () => {
  const [local, open] = [await factsFor({}, store), await factsFor(SET_UPS[PUBLIC], store)];
  expect(cellsOf(local, '03-wrong-person')[1]).toMatch(/^In name only/);
  expect(cellsOf(local, '03-wrong-person')[2]).toContain('Staff sign in without a password');
  expect(cellsOf(local, '05-H08')[3]).not.toContain('roles');
  expect(cellsOf(local, '05-H08')[4]).toContain('people choose their own name and role');
  expect(cellsOf(open, '03-wrong-person')[1]).toMatch(/^Each page is checked/);
  expect(cellsOf(open, '05-H08')[3]).toContain('roles come from the sign-in provider');
});

test('a record under a name that anyone can type proves nothing, in each place', async () => {
  for (const ref of ['12-readings', '03-curious'])
    expect([ref, await textOf('default', ref)]).toEqual([
      ref,
      expect.stringMatching(/proves? nothing about who read/),
    ]);
  expect(cellsOf(await factsFor({}, store), '05-H09')[3]).not.toContain('must give a reason');
  expect(await textOf(PUBLIC, '12-readings')).not.toContain('proves nothing');
});

test('everyone behind a proxy shares a limit in production too, and the proxy is asked about', async () => {
  for (const ref of ['00-look-shared-limit', '03-stranger', '12-etsi-6'])
    expect([ref, await textOf(TEAMS, ref)]).toEqual([
      ref,
      expect.stringMatching(/everyone behind a proxy shares one limit/),
    ]);
  expect(await textOf(TEAMS, '02-proxy')).toMatch(/Which proxy/);
  expect(await textOf('default', '00-look-shared-limit')).toBe('');
});

test('deletion by age is in force only if a run is recorded', async () => {
  const set = await factsFor(SET_UPS[PUBLIC], store);
  expect(cellsOf(set, '03-kept')[1]).toContain(
    'Set to be deleted every night (07-retention-schedule). No run',
  );
  expect(cellsOf(set, '00-deletion')[1]).toContain('No run is recorded in this store');
  expect(cellsOf(set, '05-H14')[4]).toContain('no run is recorded in this store');
  expect(cellsOf(await factsFor({}, store), '05-H14')[4]).toContain('no one has confirmed the periods');
  const ran = deletedOnce(set);
  expect(cellsOf(ran, '05-H14')[3]).toContain('Data is deleted by age every night');
  expect(cellsOf(ran, '00-deletion')[1]).not.toContain('No run');
});

test('metrics that someone could read are no alert', async () => {
  const facts = await factsFor(SET_UPS[PUBLIC], store);
  expect(cellsOf(facts, '12-metrics')[1]).toContain(
    'only be read from this machine, and the settings do not show',
  );
  expect(cellsOf(facts, '05-H11')[4]).toMatch(/alerted.*only be read from this machine/);
  expect(cellsOf(facts, '00-look-no-alerts')).not.toEqual([]);
  expect(facts.recipients.map(({ id }) => id)).not.toContain('metrics');
  const open = await factsFor({ ...SET_UPS[PUBLIC], METRICS_HOST: '0.0.0.0' }, store);
  expect(open.recipients.map(({ id }) => id)).toContain('metrics');
});

test('every table has one period, or one reason for having none, in both documents', async () => {
  const without = WITHOUT_PERIOD.flatMap(({ tables }) => tables);
  expect([...Object.keys(TABLE_PERIODS), ...without].sort()).toEqual(Object.keys(TABLE_CONTENTS).sort());
  const facts = await factsFor({}, store);
  expect(cellsOf(facts, '01-table-trials').join()).toMatch(/children.*none \(07-none-tests\)/);
});

test('calls no document current, and marks old editions and statutes as enacted', async () => {
  const document = { slug: 'd', title: 'An Act', standing: 'current', isSample: false };
  const release = { number: 1, passages: 1, embeddedWith: '', isCalibrated: false };
  const facts = await factsFor({}, store);
  const withOne = (date: string, sources: number): Facts => ({
    ...facts,
    store: {
      ...facts.store,
      release: { ...release, documents: [{ ...document, date }] },
      sourcesChecked: { sources },
    },
  });
  const old = withOne('2015-03-26 (as enacted)', 0);
  expect(cellsOf(old, '13-document-d')[3]).toBe('not marked as replaced; never checked; old');
  expect(cellsOf(old, '00-look-old-editions').join()).toContain('as enacted');
  expect(cellsOf(old, '05-H01').at(-1)).toContain('Old editions');
  expect(cellsOf(withOne('2026-04', 1), '13-document-d')[3]).toBe('not marked as replaced');
});

test.each([
  ['January 2021', true],
  ['28 November 2021', true],
  ['29 November 2021', false],
  ['November 2021', false],
  ['2021', false],
  ['2020', true],
  ['2018-02 (file 2025-02)', false],
  ['3 May 2015, updated 4 June 2023', false],
  ['3 May 2015, updated 4 June 2020', true],
  ['Updated in spring', false],
  [undefined, false],
])('on 29 November 2026, whether a document dated %s is more than five years old: %s', (date, is) => {
  expect(isOld({ title: 'A guide', ...(date !== undefined && { date }) }, '2026-11-29T12:00:00Z')).toBe(is);
});

test('what is published says that redaction finds some details, and that sentences are shortened', async () => {
  expect(await textOf('default', '04-2.2.1')).toMatch(/that they find \(0\.909 .*some are missed/);
  expect(await textOf(TEAMS, '04-2.4.1.3')).toContain('shortened');
  expect(await textOf('default', '04-2.4.1.3')).not.toContain('shortened');
  expect(await textOf(TEAMS, '02-asked')).toContain('alerted without asking');
});

test('says what each model that comes with the software was made from', async () => {
  const { models } = await factsFor({}, store);
  const silent = models.filter(({ where, madeFrom }) => where === 'this machine' && !madeFrom);
  expect(silent).toEqual([]);
});

test('calls a share of details found what it is', () => {
  const byKind = FIGURES.filter(({ row }) => /, of \d+$/.test(row) && !/look-alikes|alarm|danger/.test(row));
  expect(byKind.filter(({ measure }) => !measure.endsWith(' found'))).toEqual([]);
});

test('where no one can sign in, names no admin, second approver or record of readings', async () => {
  expect(await textOf(TEAMS, '12-breach')).toContain('but not what anyone read in another way');
  expect(await textOf(TEAMS, '12-readings')).toMatch(
    /For commands only.*no record .* in Teams or Slack.*“unanswered”/,
  );
  expect(await textOf(PUBLIC, '12-breach')).toContain('who read what on the web pages');
  expect(await textOf(TEAMS, '01-hold')).toMatch(/Anyone who can run commands/);
  for (const ref of ['03-modes', '01-complaints', '01-hold', '08-originals-admins'])
    expect([ref, await textOf(TEAMS, ref)]).toEqual([ref, expect.not.stringMatching(/admin/i)]);
  expect(await textOf(TEAMS, '01-access')).toMatch(/whatever someone types.*one person can have two/);
});

test('says once above a table where its rows come from, if they all come from the same place', () => {
  const rows = ['a', 'b', 'c'].map((id) => known(id, [id, 'it is so'], 'file a.md'));
  const document = (entries: Entry[]) =>
    toMarkdown({
      name: '01-name',
      title: 'Title',
      about: 'About.',
      sections: [{ title: 'Section', columns: ['what', 'statement'], entries }],
    });
  expect(document(rows)).toContain('Read from: file a.md.\n\n| ref | what | statement |\n');
  expect(document([...rows, known('d', ['d', 'it is so'], 'file b.md')])).toMatch(
    /\| 01-a \| a \| it is so \| file a\.md \|[^]*\| 01-d \| d \| it is so \| file b\.md \|/,
  );
});
