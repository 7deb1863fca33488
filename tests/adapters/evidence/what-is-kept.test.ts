// Checks what an evidence pack says about how long data is kept, what is never deleted, and what an erasure
// does not delete.
import { expect, test } from 'vitest';
import { connectStores } from '../../../adapters/composition/stores.js';
import { TABLE_PERIODS } from '../../../adapters/evidence/content/table-periods.js';
import { documentsOf } from '../../../adapters/evidence/files/pack.js';
import type { Facts } from '../../../adapters/evidence/model/facts.js';
import { temporaryDatabase } from '../../fakes/temporary-database.js';
import { shared } from '../../support/per-test.js';
import { AT, cellsOf, factsFor, SET_UPS } from './set-ups.js';

const temporary = shared(temporaryDatabase);
const store = shared(() => connectStores(temporary.database));
const TEAMS = SET_UPS['Teams with Azure OpenAI'];
const PUBLIC = SET_UPS['public sector'];
const ERASING = ['01-erasure', '03-erase'];

async function textOf(environment: NodeJS.ProcessEnv, ref: string): Promise<string> {
  return cellsOf(await factsFor(environment, store), ref).join(' ');
}

test.each(ERASING)('%s says what “forget me” does not reach on the web page', async (ref) => {
  for (const environment of [{}, TEAMS, PUBLIC]) {
    const text = await textOf(environment, ref);
    expect(text).toContain('only reaches the conversation that it is typed in');
    expect(text).toContain('refused while the person has an open request');
    expect(text).toContain('what advisers noted for each other');
  }
});

test.each(ERASING)(
  '%s names a platform, a model service and PostgreSQL only where they are used',
  async (ref) => {
    const [local, teams, postgres] = [
      await textOf({}, ref),
      await textOf(TEAMS, ref),
      await textOf(PUBLIC, ref),
    ];
    expect(local).not.toMatch(/platforms’ copies|model service|PostgreSQL/);
    expect(teams).toMatch(/does not reach the platforms’ copies.*does not reach a model service’s copies/);
    expect(postgres).toContain('PostgreSQL’s files and log until the space is reused');
  },
);

test('says that an edit corrects a message only where a platform is connected', async () => {
  expect(await textOf({}, '01-other-rights')).not.toContain('An edit on the platform');
  expect(await textOf({}, '01-other-rights')).toContain('No one can correct what they wrote on the web page');
  expect(await textOf(TEAMS, '01-other-rights')).toContain('An edit on the platform replaces');
});

test('says what is never deleted, and how much of it is past its period', async () => {
  const { complaints } = store.store.records;
  const received = { via: 'desk', addedBy: 'Ann', words: 'Plantedwords', version: 1 } as const;
  await complaints.add({ ...received, id: 'left-open', receivedAt: '2024-01-01T09:00:00.000Z' });
  await complaints.add({ ...received, id: 'new', receivedAt: AT.toISOString() });
  expect(await textOf({}, '07-open')).toMatch(/their period: requests 0, complaints 1, data requests 0$/);
  for (const ref of ['03-kept', '03-minimised'])
    expect([ref, await textOf(PUBLIC, ref)]).toEqual([ref, expect.stringContaining('(07-open)')]);
});

test('lists in 01 and 07 the tables that are in the store, and no others', async () => {
  const facts = await factsFor({}, store);
  const tables = 'tables' in facts.store ? facts.store.tables.map(({ name }) => name) : [];
  const withVectors: Facts = {
    ...facts,
    store: {
      ...facts.store,
      tables: [...tables, 'passage_vectors'].map((name) => ({ name, rows: 0 })),
    },
  };
  expect(cellsOf(facts, '07-none-guidance')[0]).not.toContain('passage_vectors');
  expect(cellsOf(withVectors, '07-none-guidance')[0]).toContain('passage_vectors');
  const schedule = documentsOf(facts).find(({ name }) => name.startsWith('07'))!;
  const [periods, none] = ['Periods', 'Without a period'].map((title) =>
    schedule.sections.find((section) => section.title === title)!.entries.map(({ cells }) => cells),
  );
  const named = [...periods!.map((cells) => cells.at(-1)!), ...none!.map(([names]) => names!)]
    .flatMap((cell) => cell.split(', '))
    .filter((name) => /^[a-z_]+$/.test(name));
  expect([...new Set(named)].sort()).toEqual([...tables].sort());
});

test('gives a table of which only some rows have a period the same period in both documents', async () => {
  const facts = await factsFor({}, store);
  for (const name of ['uploads', 'jobs', 'adviser_details'])
    expect([name, cellsOf(facts, `01-table-${name}`)[3]]).toEqual([
      name,
      expect.stringMatching(new RegExp(`^\\d+, .* \\(07-${TABLE_PERIODS[name]}\\)$`)),
    ]);
  expect(cellsOf(facts, '07-uploads')[3]).toContain('files that were published are kept');
  expect(cellsOf(facts, '07-jobs')[3]).toContain('jobs that are done are deleted straight away');
  expect(cellsOf(facts, '07-records')[2]).toContain('the data request was closed');
});

test('says what is kept outside the store, and asks about cookies', async () => {
  expect(await textOf({}, '07-erasures')).toContain('erasures.jsonl in DATA_DIR');
  expect(await textOf({ ERASURES_FILE: '/mnt/apart/erasures' }, '07-erasures')).toContain(
    'set in ERASURES_FILE',
  );
  expect(await textOf(PUBLIC, '07-attempt-cookie')).toMatch(/“sign-in-…”.* 15 minutes/);
  expect(await textOf(PUBLIC, '07-owner-cookie')).toContain('“chat-owner”');
  for (const environment of [{}, PUBLIC])
    expect(await textOf(environment, '07-session-cookie')).toMatch(/“session”.* 12 hours/);
  for (const ref of ['07-attempt-cookie', '07-owner-cookie']) expect(await textOf({}, ref)).toBe('');
  expect(await textOf(TEAMS, '07-session-cookie')).toBe('');
  expect(await textOf({}, '01-outside-ask')).toContain('cookies');
});

test('says that a backup cannot be read without the key, which is not in it', async () => {
  expect(await textOf({}, '07-last-backup')).toMatch(/Without the encryption key it cannot be read/);
  expect(await textOf({}, '05-H21')).toContain('A backup cannot be read without the encryption key');
});

test.each(ERASING)('%s says what stays, and of a shared channel only where there can be one', async (ref) => {
  expect(await textOf(TEAMS, ref)).toMatch(
    /It keeps.*the dates and outcome.*stay too, and so do.*shared channel/,
  );
  expect(await textOf({}, ref)).toMatch(/It keeps.*the dates and outcome/);
  expect(await textOf({}, ref)).not.toContain('shared channel');
});

test('says where a search by name does not look, and that a container has one account', async () => {
  const access = await textOf({}, '01-access');
  expect(access).toMatch(/not at what a complaint says about someone else, notes, test questions, uploads/);
  expect(access).toMatch(/In one container, all commands have the same account/);
  expect(access).not.toContain('searches by name cannot be approved there');
  const closed = await textOf(TEAMS, '01-access');
  expect(closed).toContain('searches by name cannot be approved there');
  expect(closed).not.toMatch(/an admin must|sign in as an admin/);
});
