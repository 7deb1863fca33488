// Compares the figures, models, licences, connections and lead advisers in an evidence pack with the sources
// of that information.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { connectStores } from '../../../adapters/composition/stores.js';
import { temporaryDatabase } from '../../fakes/temporary-database.js';
import { shared } from '../../support/per-test.js';
import { advisersFile, cellsOf, factsFor, listed, SET_UPS } from './set-ups.js';

const temporary = shared(temporaryDatabase);
const store = shared(() => connectStores(temporary.database));
const TEAMS = SET_UPS['Teams with Azure OpenAI'];
const PUBLIC = SET_UPS['public sector'];

async function textOf(environment: NodeJS.ProcessEnv, ref: string): Promise<string> {
  return cellsOf(await factsFor(environment, store), ref).join(' ');
}

const countIn = (pattern: RegExp, ...paths: readonly string[]) =>
  paths.reduce((sum, path) => sum + (readFileSync(path, 'utf8').match(pattern)?.length ?? 0), 0);

test('says first how many answers were harmful at worst', async () => {
  for (const environment of [{}, TEAMS, PUBLIC])
    expect(await textOf(environment, '00-good')).toContain('up to 0.08 of answers to professional questions');
  expect(await textOf({}, '10-professional-harmful-later')).toContain('0.08');
});

test('gives the lower figures of questions that no one had checked, and of danger behind a rule', async () => {
  expect(await textOf({}, '00-good')).toMatch(
    /had not checked .*, the figures were 0\.33 and 0\.22 \(harmful: 0\.02 of both\)/,
  );
  expect(await textOf({}, '00-danger')).toContain('0.93 of those that ask about a rule');
  expect(await textOf({}, '10-fuzz')).toMatch(/16 readers.*crashes or stalls in three/);
});

test('counts the details that no figure of their own covers', async () => {
  const heldOut = [12, 18, 24, 32, 33, 42].map((writer) => `tools/training/messages/held-out/${writer}.txt`);
  const all = countIn(/⟦[a-z_]+:/g, ...heldOut);
  const measured = countIn(/⟦(?:name|school|address|date_of_birth|case_id|phone):/g, ...heldOut);
  expect(await textOf({}, '10-redaction-groups')).toContain(
    `other ${all - measured} of the ${all.toLocaleString('en-GB')} details`,
  );
});

test('says how many questions parts of the software were fitted on', async () => {
  const facts = await factsFor({}, store);
  const madeFrom = (id: string) => facts.models.find((one) => one.id === id)?.madeFrom;
  const questions = [
    'adapters/cli/questions/calibration-questions.jsonl',
    'adapters/cli/questions/guidance-questions.jsonl',
    'tools/training/questions/own-questions.jsonl',
  ];
  for (const id of ['calibration', 'calibration-minilm'])
    expect(madeFrom(id)).toContain(`${countIn(/\n/g, ...questions).toLocaleString('en-GB')} questions`);
  const written = ['asked', 'given', 'written', 'further', 'sample'];
  const paths = written.map((name) => `tools/training/${name}-questions.jsonl`);
  expect(madeFrom('written-questions')).toContain(
    `${countIn(/\n/g, ...paths).toLocaleString('en-GB')} questions`,
  );
  expect(madeFrom('ranking')).toContain('2,735 questions');
  expect(readFileSync('docs/decisions/0043-search-by-written-questions.md', 'utf8')).toContain(
    'of all 2,735',
  );
});

test('names the packages without a licence', async () => {
  const facts = await factsFor({}, store);
  const text = cellsOf(facts, '09-licence').join();
  expect(text).toContain('Packages that do not state a licence: ');
  const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
    packages: Record<string, { license?: string; dev?: boolean }>;
  };
  const without = Object.entries(packages).filter(([path, one]) => path && !one.dev && !one.license);
  for (const [path] of without) expect(text).toContain(path.replace(/.*node_modules\//, ''));
});

test('says how each connection is made, and shows one that is not encrypted', async () => {
  expect(await textOf(TEAMS, '12-outbound-tls')).toMatch(/Microsoft Teams: https;.* on Azure OpenAI: https/);
  expect(await textOf(PUBLIC, '12-outbound-tls')).toMatch(
    /PostgreSQL server: see 12-database-tls; Sign-in provider: https/,
  );
  const plain = { ...SET_UPS.everything, OPENAI_BASE_URL: 'http://gateway.example.org/v1' };
  expect(await textOf(plain, '12-outbound-tls')).toContain('Language model local: http;');
  expect(cellsOf(await factsFor(plain, store), '02-to-language-model')[5]).toBe('http');
});

test('says what the advisers’ file lets a lead do, apart from the role', async () => {
  const ADVISERS_FILE = advisersFile([listed('ann', ['web']), listed('ben', ['web'], { lead: true })]);
  const text = await textOf({ ...PUBLIC, ADVISERS_FILE }, '08-file');
  expect(text).toMatch(
    /the sign-in decides who is an adviser.*marks 1 adviser as lead.*but it does not have to be lead/,
  );
  expect(await textOf(PUBLIC, '08-file')).toContain('It marks no lead');
  expect(await textOf({}, '08-file')).toBe('');
});

test('says which secrets it was not searched for', async () => {
  expect(await textOf({}, '00-clean')).toContain('not searched for keys that are in files');
});

test('gives the lower figures of ordinary messages and the alarms of new writers on the first page', async () => {
  expect(await textOf({}, '00-found')).toContain('of addresses (0.593 in ordinary messages)');
  expect(await textOf({}, '00-danger')).toMatch(/alarm: 0\.034, and 0\.073 .* everyday questions, 0\.039/);
  expect(await textOf({ MESSAGE_READER: 'off' }, '00-danger')).toMatch(/0\.115; everyday questions, 0\.130/);
  // The sample size is the number of details labelled in the files.
  const marks = (kind: string, writer: number) =>
    countIn(new RegExp(`⟦${kind}:`, 'g'), `tools/training/messages/held-out/${writer}.txt`);
  const facts = await factsFor({}, store);
  const sizeOf = (id: string) => cellsOf(facts, `10-${id}`)[4];
  expect(sizeOf('places-found-ordinary')).toBe(String(marks('school', 70)));
  expect(sizeOf('addresses-found-ordinary')).toBe(String(marks('address', 70)));
  expect(sizeOf('places-found-hard')).toBe(String(marks('school', 58)));
  expect(sizeOf('addresses-found-hard')).toBe(String(marks('address', 58)));
});

test('says that the library for Teams is archived, only where Teams is connected', async () => {
  expect(await textOf(TEAMS, '12-archived')).toMatch(
    /^The library for Teams botbuilder \d+\.\d+\.\d+ is archived/,
  );
  expect(await textOf(TEAMS, '12-archived-ask')).toContain('Do you accept that?');
  for (const ref of ['05-H08', '05-H09', '03-break-in', '12-etsi-7'])
    expect([ref, await textOf(TEAMS, ref)]).toEqual([
      ref,
      expect.stringContaining('The library for Teams no longer gets fixes'),
    ]);
  for (const ref of ['12-archived', '12-archived-ask', '00-look-archived-sdk'])
    expect([ref, await textOf(PUBLIC, ref)]).toEqual([ref, '']);
});
