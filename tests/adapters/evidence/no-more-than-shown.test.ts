// An evidence pack only claims what the settings, the store and the software show, and does not contradict
// itself.
import { beforeAll, expect, test } from 'vitest';
import type { OpenedStore } from '../../../adapters/composition/evidence/store-facts.js';
import { connectStores } from '../../../adapters/composition/stores.js';
import { TABLE_CONTENTS } from '../../../adapters/evidence/content/table-contents.js';
import { documentsOf } from '../../../adapters/evidence/files/pack.js';
import type { Facts } from '../../../adapters/evidence/model/facts.js';
import { temporaryDatabase } from '../../fakes/temporary-database.js';
import { factsFor, SET_UPS, type SetUp } from './set-ups.js';
import { shared } from '../../support/per-test.js';

const TEAMS = 'Teams with Azure OpenAI';
const PUBLIC = 'public sector';
const factsOf = new Map<SetUp, Facts>();

const temporary = shared(temporaryDatabase);
beforeAll(async () => {
  const store: OpenedStore = connectStores(temporary.database);
  for (const name of ['default', TEAMS, PUBLIC] as const)
    factsOf.set(name, await factsFor(SET_UPS[name], store));
});

const documents = (name: SetUp) => documentsOf(factsOf.get(name)!);

/** Returns the cells of the entry with this reference, such as 05-H12. */
const cells = (name: SetUp, ref: string): readonly string[] =>
  documents(name)
    .filter((document) => document.name.startsWith(ref.slice(0, 3)))
    .flatMap(({ sections }) => sections.flatMap(({ entries }) => entries))
    .find(({ id }) => id === ref.slice(3))!.cells;

test('states nothing of a list that no one read', () => {
  expect(cells(PUBLIC, '03-why')[1]).not.toContain('ICO');
  expect(cells(PUBLIC, '03-why-ask')[1]).toMatch(/We have not read the ICO’s list\. .*physical harm/);
  expect(cells(PUBLIC, '03-why')[1]).toContain('advisers are alerted, automatically');
});

test('does not call a way straight that may have a proxy on it', () => {
  expect(cells('default', '02-typed')[1]).toContain('straight to the service');
  for (const name of [TEAMS, PUBLIC] as const) {
    expect(cells(name, '02-typed')[1]).toContain('through whatever is in front of it (02-proxy)');
    expect(documents(name).find(({ diagram }) => diagram)?.diagram).toContain('-.-> service');
  }
});

test('says whose data digests and IDs are', () => {
  expect(TABLE_CONTENTS['erased']?.about).toBe('people whose data was erased');
  expect(TABLE_CONTENTS['handled_questions']).toMatchObject({ about: 'practitioners and editors' });
  expect(TABLE_CONTENTS['handled_questions']?.holds).toContain('IDs');
});

test('where people choose their role, does not count on only editors publishing', () => {
  expect(cells('default', '05-H12')[3]).not.toContain('Only editors');
  expect(cells('default', '05-H12')[4]).toContain('Only editors');
  expect(cells('default', '05-H12')[7]).not.toContain('the history shows who');
  expect(cells('default', '05-H12')[7]).toContain('Staff sign in without a password');
  expect(cells('default', '13-editors')[1]).toContain('people choose their own name and role');
  expect(cells(PUBLIC, '05-H12')[3]).toContain('Only editors');
  expect(cells(PUBLIC, '13-editors')[1]).toMatch(/^Editors/);
});

test('names no hazard that is not in the pack', () => {
  expect(cells('default', '05-H12').join()).not.toContain('H03');
  const [risks] = cells('default', '05-risks');
  expect(risks).toBe('The hazards above');
});

test('sorts every hazard for a safety case by what is in force, and leaves the conclusion to someone else', () => {
  for (const name of ['default', TEAMS, PUBLIC] as const) {
    const sorted = (which: string) => cells(name, `05-${which}`)[1]!.split(', ');
    const listed = documents(name)
      .flatMap(({ sections }) => sections.flatMap(({ entries }) => entries))
      .filter(({ id }) => /^H\d\d$/.test(id));
    for (const { id, cells: row } of listed) {
      const state = row[3] === 'none' ? 'bare' : row[4] === 'none' ? 'whole' : 'part';
      expect([name, id, sorted('idle').includes(id)]).toEqual([name, id, row[5] !== 'none']);
      for (const which of ['whole', 'part', 'bare'])
        expect([name, id, which, sorted(which).includes(id)]).toEqual([name, id, which, which === state]);
      expect([id, sorted('worse').includes(id)]).toEqual([id, row[7]!.includes('Here: ')]);
    }
  }
  expect(cells(PUBLIC, '05-conclusion')[1]).toMatch(
    /^Does the evidence support the claim for your intended use/,
  );
});

test('does not count the wait for confirmed periods once they are confirmed', () => {
  expect(cells('default', '05-H14')[3]).toContain('until someone has confirmed the periods');
  expect(cells(PUBLIC, '05-H14')[3]).not.toContain('until someone has confirmed');
  expect(cells(PUBLIC, '05-H14')[5]).toContain('they are confirmed');
  expect(cells(PUBLIC, '05-H14')[7]).toContain('Deletion is on');
  expect(cells(PUBLIC, '12-etsi-13')[1]).toContain('set to be deleted');
  expect(cells(PUBLIC, '12-etsi-13')[2]).toContain('a recorded run of deletion; a period for some tables');
});

test('names the model whose training data no one states, and the data that was collected', () => {
  expect(cells('default', '12-etsi-8')[1]).toContain('except all-MiniLM-L6-v2');
  expect(cells('default', '12-etsi-8')[2]).toContain('all-MiniLM-L6-v2, from which three models start');
  expect(cells('default', '04-collection')[1]).toMatch(/collected by others; all-MiniLM-L6-v2’s data/);
});

test('lists what is missing by what is set up, and a Node without security fixes', () => {
  expect(cells('default', '12-etsi-5')[2]).not.toContain('that a service runs');
  expect(cells(TEAMS, '12-etsi-5')[2]).toContain('that a service runs');
  expect(cells(TEAMS, '12-etsi-8')[2]).toContain('a service’s model');
  const facts = factsOf.get(PUBLIC)!;
  const missingOn = (node: string) =>
    documentsOf({ ...facts, software: { ...facts.software, node } })
      .flatMap(({ sections }) => sections.flatMap(({ entries }) => entries))
      .find(({ id }) => id === 'etsi-11')!.cells[2];
  expect(missingOn('20.20.2')).toContain('no longer gets security fixes');
  expect(missingOn('24.1.0')).toBe('a promised time for fixes');
});

test('gives no result of the stored attacks, and says so', () => {
  expect(cells(PUBLIC, '12-etsi-3')[1]).toContain('hostile sentences and random inputs only');
  expect(cells(PUBLIC, '12-etsi-3')[2]).toBe('results of the replay');
});

test('says in one place when roles are read', () => {
  expect(cells(PUBLIC, '08-who')[1]).toMatch(/each hour if the provider gives a refresh token/);
  expect(cells(PUBLIC, '08-who')[1]).not.toContain('keeps no list');
  expect(cells(PUBLIC, '08-second-factor')[1]).toContain('(08-who)');
  expect(cells('default', '08-who')[1]).toContain('People choose their role');
});

test('does not say that the audit log is signed where the store has no checkpoint', () => {
  expect(cells(PUBLIC, '12-audit')[1]).toContain(
    'Set to be signed every 60 minutes. No checkpoint is in this store',
  );
});

test('keeps what is in a request with it, in one period', () => {
  for (const kept of ['messages', 'answers'])
    expect(cells(PUBLIC, `07-${kept}`)[2]).toMatch(
      /part of a request, it is kept at least until the request is deleted$/,
    );
  expect(cells(PUBLIC, '07-requests')[4]).toContain('messages, outgoing_messages, answers and feedback');
});
