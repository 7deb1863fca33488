// Checks that an evidence pack mentions everything it should about the service’s parts, documents and
// settings.
import { readFileSync } from 'node:fs';
import { beforeAll, expect, test } from 'vitest';
import { commandNames } from '../../../adapters/cli/usage.js';
import type { OpenedStore } from '../../../adapters/composition/evidence/store-facts.js';
import { connectStores } from '../../../adapters/composition/stores.js';
import { worsenedBy } from '../../../adapters/evidence/content/findings.js';
import { HAZARDS } from '../../../adapters/evidence/content/hazards.js';
import { FIGURES } from '../../../adapters/evidence/content/quality-figures.js';
import { TABLE_CONTENTS } from '../../../adapters/evidence/content/table-contents.js';
import { documentsOf, makePack } from '../../../adapters/evidence/files/pack.js';
import type { EvidenceDocument } from '../../../adapters/evidence/model/document.js';
import type { Facts } from '../../../adapters/evidence/model/facts.js';
import { temporaryDatabase } from '../../fakes/temporary-database.js';
import { shared } from '../../support/per-test.js';
import { advisersFile, factsFor, listed, SET_UPS } from './set-ups.js';

const temporary = shared(temporaryDatabase);
const DEFAULT = 'default';
const TEAMS = 'Teams with Azure OpenAI';
const PUBLIC = 'public sector';
const LEAD_AT_DESK = 'a lead at the desk';
const SETS = [DEFAULT, TEAMS, PUBLIC] as const;
const factsOf = new Map<string, Facts>();

beforeAll(async () => {
  const store: OpenedStore = connectStores(temporary.database);
  for (const name of SETS) factsOf.set(name, await factsFor(SET_UPS[name], store));
  const ADVISERS_FILE = advisersFile([listed('ann', ['web'], { lead: true })]);
  factsOf.set(LEAD_AT_DESK, await factsFor({ ...SET_UPS[PUBLIC], ADVISERS_FILE }, store));
});

const entriesIn = (documents: readonly EvidenceDocument[], start: string) =>
  documents
    .filter(({ name }) => name.startsWith(start))
    .flatMap(({ sections }) => sections.flatMap(({ entries }) => entries));

function cells(name: string, ref: string): readonly string[] {
  const entries = entriesIn(documentsOf(factsOf.get(name)!), ref.slice(0, 3));
  return entries.find(({ id }) => id === ref.slice(3))?.cells ?? [];
}

test('says of each model that starts from the published one that its data is not known', () => {
  for (const id of ['message-reader', 'passage-reader', 'guidance-encoder'])
    expect([id, cells(DEFAULT, `04-2.4.2-${id}`)[1]]).toEqual([
      id,
      expect.stringMatching(/all-MiniLM-L6-v2.*trained further/),
    ]);
  expect(cells(DEFAULT, '12-etsi-7-ask')[1]).toContain('three models here start from it');
  expect(cells(DEFAULT, '04-training-sensitive')[1]).toMatch(/^In training models further/);
  expect(cells(DEFAULT, '09-licence')[1]).toContain('Apache License 2.0');
});

test('a figure of the message reader counts only for the reader in use', () => {
  const facts = factsOf.get(DEFAULT)!;
  const inUse = facts.models.find(({ id }) => id === 'message-reader')!.digest;
  const measured = FIGURES.filter(({ when }) => when.includes('reader'));
  expect(measured.filter(({ reader }) => reader !== inUse).map(({ id }) => id)).toEqual([]);

  const here = (some: Facts) =>
    documentsOf(some)
      .flatMap(({ sections }) => sections)
      .find(({ title }) => title === 'Figures for this configuration')!
      .entries.filter(({ cells: [, , version = ''] }) => /message reader/.test(version));
  expect(here(facts)).toHaveLength(measured.length);
  expect(here(facts)[0]!.cells[2]).toBe(`message reader ${inUse!.slice(0, 12)}…`);
  const models = facts.models.map((one) => (one.id === 'message-reader' ? { ...one, digest: 'other' } : one));
  expect(here({ ...facts, models })).toEqual([]);
  expect(cells(DEFAULT, '00-danger')[1]).toMatch(/An earlier reader .*0\.88 .*0\.74/);
});

test('says what data-protection.md says is sealed, digested or about officials', () => {
  const lines = readFileSync('docs/data-protection.md', 'utf8').split('\n');
  const rows = lines.map((line) => line.split('|').map((cell) => cell.trim()));
  const tables = rows.flatMap(([, , names = '', what = '']) => {
    const held = [...names.matchAll(/`(\w+)`/g)].flatMap(([, name]) => TABLE_CONTENTS[name!] ?? []);
    return held.length ? [{ names, what, pack: held.map((one) => `${one.holds} ${one.about}`).join() }] : [];
  });
  expect(tables.length).toBeGreaterThan(20);
  const WORDS = [
    [/sealed/, /encrypted/],
    [/keyed digest/, /keyed digest/],
    [/refresh token/, /refresh token/],
    [/cookie/, /cookie/],
    [/officials/, /officials/],
  ] as const;
  for (const { names, what, pack } of tables)
    for (const [inDocs, inPack] of WORDS)
      if (inDocs.test(what)) expect([names, pack]).toEqual([names, expect.stringMatching(inPack)]);
  expect(TABLE_CONTENTS['received_words']?.holds).toContain('attachments');
});

test('says what to expect of redaction with real messages', () => {
  expect(cells(DEFAULT, '00-found')[1]).toContain(
    'The makers expect it to find between 0.875 and 0.909 in real messages',
  );
  expect(cells(TEAMS, '02-model')[1]).toMatch(
    /or from an earlier question.*while the message reader is down/,
  );
});

test('names everyone the data is about', () => {
  const everyone = /people who complain or ask for their data; officials named in guidance/;
  expect(cells(PUBLIC, '01-people')[1]).toMatch(everyone);
  expect(cells(PUBLIC, '01-people')[1]).toContain('anyone else with an account');
  expect(cells(DEFAULT, '01-people')[1]).toContain('children and anyone else who reaches the web page');
});

test('tells a control that cannot apply from one that is missing', () => {
  expect(cells(PUBLIC, '05-H12')[4]).toBe('none');
  expect(cells(PUBLIC, '05-H12')[5]).toContain('no language model is connected');
  expect(cells(PUBLIC, '05-whole')[1]).toMatch(/H08.*H12/);
  expect(cells(PUBLIC, '05-idle')[1]).toMatch(/H08.*H12/);
  expect(cells(DEFAULT, '05-part')[1]).toContain('H12');
});

test('counts only tests of controls in force', () => {
  expect(cells(DEFAULT, '05-H08')[3]).toBe('none');
  expect(cells(DEFAULT, '05-H08')[6]).toBe('none');
  expect(cells(PUBLIC, '05-H08')[6]).toBe('tests/adapters/web/sign-in/access.test.ts');
  for (const name of SETS) {
    const shown = entriesIn(documentsOf(factsOf.get(name)!), '05-')
      .filter(({ id }) => /^H\d\d$/.test(id))
      .flatMap((hazard) => hazard.cells[6]!.split(', '))
      .filter((path) => path !== 'none');
    expect(cells(name, '05-tests')[1]).toMatch(new RegExp(`^${new Set(shown).size} test files of controls`));
  }
  for (const { id, controls, tests } of HAZARDS) {
    const needed = controls.map(({ needs }) => needs.join(' '));
    expect([id, tests.filter(({ needs }) => !needed.includes(needs.join(' ')))]).toEqual([id, []]);
  }
});

test('says where leads are told, and only relies on a chat if one is connected', () => {
  expect(cells(LEAD_AT_DESK, '05-H07')[3]).toContain('The desk’s pages tell the leads');
  expect(cells(LEAD_AT_DESK, '05-H07')[3]).not.toContain('in their own chats');
  for (const ref of ['05-H07', '05-H09'])
    expect(cells(LEAD_AT_DESK, ref)[4]).toMatch(
      /in their own chats: no lead in the advisers’ file has an ID on a connected platform/,
    );
  expect(cells(LEAD_AT_DESK, '08-originals-others')[1]).toContain('No lead is sent a message');
});

test('names who can publish something false, and how they are recorded', () => {
  expect(cells(TEAMS, '05-H12')[7]).not.toContain('An editor');
  expect(cells(TEAMS, '05-H12')[7]).toContain('Anyone who can run commands on the machine');
  // On the command line, an editor is recorded by the name they type, not by an account.
  expect(cells(TEAMS, '05-H12')[7]).not.toContain('account');
  expect(cells(TEAMS, '12-audit')[1]).toContain('under names that no one checks');
  expect(cells(PUBLIC, '05-H12')[7]).toContain('An editor can publish something false');
  expect(cells(TEAMS, '05-H13')[7]).toContain('Here: No one can sign in');
});

test('puts each point of the first page under one principle', () => {
  for (const name of SETS) {
    const facts = factsOf.get(name)!;
    const points = entriesIn(documentsOf(facts), '00-').filter(({ id }) => id.startsWith('look-'));
    const principles = Array.from({ length: 13 }, (_, at) => `12-etsi-${at + 1}`);
    for (const {
      id,
      cells: [title = ''],
    } of points) {
      const under = principles.filter((ref) => worsenedBy(facts, ref).join().includes(title));
      expect([name, id, under]).toEqual([name, id, [expect.any(String)]]);
      expect(cells(name, under[0]!)[2]).toContain(title);
    }
  }
});

test('lists gaps that every set-up has, and settings that no one has set', () => {
  for (const name of SETS) expect(cells(name, '12-etsi-13')[2]).toContain('a period for some tables (07)');
  expect(cells(DEFAULT, '12-etsi-10')[2]).toMatch(/PRIVACY_URL.*ACCESSIBILITY_URL.*CONTACT/);
  expect(cells(PUBLIC, '12-etsi-10')[2]).not.toContain('(CONTACT)');
});

test('lists every command that it names', () => {
  const commands = /: ctac (.*)$/.exec(cells(DEFAULT, '08-commands')[1]!)![1]!.split(', ctac ');
  expect(commands).toEqual(commandNames());
  const start = readFileSync('adapters/start/cli.ts', 'utf8');
  const run = start.slice(start.indexOf('const RUN'), start.indexOf('\n};', start.indexOf('const RUN')));
  const runs = [...run.matchAll(/^ {2}(?:async )?(\w+)(?::|\()/gm)].map(([, name]) => name);
  expect(runs.sort()).toEqual([...commands].sort());
  for (const name of SETS) {
    const text = makePack(factsOf.get(name)!).map((one) => one.text);
    const named = [...text.join().matchAll(/\bctac ([a-z]+)/g)].map(([, command]) => command!);
    expect([name, named.filter((one) => !commands.includes(one))]).toEqual([name, []]);
  }
});

test('does not promise a report of who read what where anyone can type a name', () => {
  expect(cells(DEFAULT, '12-breach')[1]).toContain('where here the names prove nothing');
  expect(cells(PUBLIC, '12-breach')[1]).toContain('It also reports who read what on the web pages');
});

test('says in one sentence for the public what is set up here, and names the service', () => {
  expect(cells(TEAMS, '04-0.5')[1]).toContain('shortened by a language model');
  expect(cells(DEFAULT, '04-0.5')[1]).not.toContain('language model');
  expect(cells(PUBLIC, '04-1.4')[1]).toContain('guidance@example.gov.uk');
  for (const ref of ['00-model', '03-modes'])
    expect(cells(TEAMS, ref)[1]).toContain('on an external service: Azure OpenAI, ours.openai.azure.com');
});
