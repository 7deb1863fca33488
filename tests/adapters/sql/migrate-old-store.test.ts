// A store written by the release before: its rows survive every step, its tables become today's, and its work goes on.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createStore } from '../../../adapters/sql/conversations/store.js';
import type { Database } from '../../../adapters/sql/database.js';
import { createGuidanceStore } from '../../../adapters/sql/guidance/guidance-store.js';
import { migrate, MIGRATIONS } from '../../../adapters/sql/migrate.js';
import { createBot } from '../../../bot/create-bot.js';
import type { IncomingEvent, Place } from '../../../bot/message.js';
import type { Person } from '../../../bot/person.js';
import { createFakePlatform, wordsOf } from '../../fakes/fake-platform.js';
import { sampleAnswer } from '../../fakes/sample-answers.js';
import { emptyDatabase } from '../../fakes/temporary-database.js';
import type { TemporaryDatabase } from '../../fakes/temporary-database.js';
import { redactFakeNames } from '../../fakes/test-bot.js';
import { startPostgres } from '../../support/postgres.js';
import type { TestPostgres } from '../../support/postgres.js';
import { describeWith } from '../../support/requirements.js';

/** As the server wrote it in SQLite after some handoffs, with messages that wait, are on their way or were given up. */
type Rows = Record<string, Record<string, unknown>[]>;
const { schema_migrations: steps, ...old } = JSON.parse(
  readFileSync(join(import.meta.dirname, 'fixtures', 'store-0002.json'), 'utf8'),
) as Rows;
const OLD_STEPS = MIGRATIONS.filter(({ name }) => steps!.some((step) => step['name'] === name));

/** What others refer to comes first. */
const FIRST = ['conversations', 'messages', 'answers', 'escalations', 'editions', 'passages', 'releases'];
const TABLES = [...FIRST, ...Object.keys(old).filter((table) => !FIRST.includes(table))];
const COUNTED = { jobs: 'id', editions: 'id', passages: 'number' };

/** A minute after the last thing that stands in it, when the lease of what was on its way has run out. */
const NOW = new Date('2026-11-25T03:51:30Z');
/** When Slack allows what it had refused. */
const LATER = new Date('2026-11-25T04:51:00Z');

describe('on SQLite', () => oldStore(() => undefined));

describeWith('postgresql', 'on PostgreSQL', (program) => {
  let server: TestPostgres;
  beforeAll(async () => {
    server = await startPostgres(program);
  });
  afterAll(() => server.stop());
  oldStore(() => server.url);
});

function oldStore(server: () => string | undefined): void {
  let temporary: TemporaryDatabase;
  let database: Database;
  beforeEach(async () => {
    temporary = await emptyDatabase(server());
    ({ database } = temporary);
    await migrate(database, OLD_STEPS);
    await putRows(database);
  });
  afterEach(() => temporary.remove());

  test('keeps every value of every row', async () => {
    await migrate(database);
    for (const table of TABLES) {
      const columns = Object.keys(old[table]![0]!);
      const rows = await anyTable(database).selectFrom(table).select(columns).execute();
      const kept = new Set(rows.map((row) => JSON.stringify(columns.map((column) => toJson(row[column])))));
      const lost = old[table]!.filter(
        (row) => !kept.has(JSON.stringify(columns.map((column) => row[column]))),
      );
      expect(lost, table).toEqual([]);
    }
  });

  test('ends with the same tables as a store that begins today', async () => {
    await migrate(database);
    const fresh = await emptyDatabase(server());
    await migrate(fresh.database);
    expect(await tablesOf(database)).toEqual(await tablesOf(fresh.database));
    await fresh.remove();
  });

  test('comes to the same when updated one step at a time', async () => {
    for (let count = OLD_STEPS.length; count <= MIGRATIONS.length; count += 1)
      await migrate(database, MIGRATIONS.slice(0, count));
    const names = await anyTable(database).selectFrom('schema_migrations').select('name').execute();
    expect(names.map(({ name }) => name).sort()).toEqual(MIGRATIONS.map(({ name }) => name).sort());
  });

  test('goes on with its handoffs, sends what had waited, and still knows its guidance', async () => {
    await migrate(database);
    const { slack, teams, say, drain } = botOn(database);
    await drain(NOW);
    const onItsWay = slack.in('T0GUIDE:D00BEA').map(({ message }) => wordsOf(message));
    expect(onItsWay.join()).toContain('You can also type');

    const sam: Person = { platform: 'teams', id: 'entra-sam-other', name: 'Sam Other' };
    await say(sam, 'a:entra-sam-other', 'Are you still there?');
    await drain(NOW);
    const cyds = slack.in('T0GUIDE:D00CYD').map(({ message }) => wordsOf(message));
    expect(cyds.at(-1)).toContain('Are you still there?');
    await say({ platform: 'slack', id: 'T0GUIDE:U0CYD', name: 'cyd' }, 'T0GUIDE:D00CYD', 'Yes, I am.');
    await drain(NOW);
    expect(
      teams
        .in('a:entra-sam-other')
        .map(({ message }) => wordsOf(message))
        .join(),
    ).toContain('Yes, I am.');

    const { records } = createStore(database);
    const states = (await records.escalations.open()).map(({ state }) => state).sort();
    expect(states).toEqual(['claimed', 'waiting']);
    await drain(LATER);
    const refusedOnce = slack.in('T0GUIDE:D00ADA').map(({ message }) => wordsOf(message));
    expect(refusedOnce.join()).toContain('Nobody has taken it yet.');

    const guidance = createGuidanceStore(database);
    const live = await guidance.liveRelease();
    const content = await guidance.contentOf(live!.number);
    expect(content.passages.map(({ text }) => text).join()).toContain('does not have to consent');
    expect((await guidance.vectorsOf(content))[0]!.vector.length).toBe(live!.model.dimension);
  });
}

// Its tables are older than the types.
// eslint-disable-next-line @typescript-eslint/no-explicit-any
function anyTable(database: Database): Kysely<any> {
  return database.kysely;
}

async function putRows(database: Database): Promise<void> {
  for (const table of TABLES) {
    const rows = old[table]!.map((row) =>
      Object.fromEntries(Object.entries(row).map(([column, value]) => [column, fromJson(value)])),
    );
    await anyTable(database).insertInto(table).values(rows).execute();
  }
  if (database.dialect === 'sqlite') return;
  // SQLite looks at the rows themselves; PostgreSQL's counters did not see these.
  for (const [table, key] of Object.entries(COUNTED))
    await sql`select setval(pg_get_serial_sequence(${table}, ${key}), (select max(${sql.id(key)}) from ${sql.table(table)}))`.execute(
      database.kysely,
    );
}

function fromJson(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  return Buffer.from((value as { base64: string }).base64, 'base64');
}

function toJson(value: unknown): unknown {
  return Buffer.isBuffer(value) ? { base64: value.toString('base64') } : value;
}

async function tablesOf(database: Database): Promise<Record<string, unknown>> {
  const tables = await database.kysely.introspection.getTables();
  const described = tables.map(({ name, columns }) => [
    name,
    columns
      .map((column) => `${column.name} ${column.dataType} ${column.isNullable ? '' : 'not null'}`)
      .sort(),
  ]);
  return Object.fromEntries(described) as Record<string, unknown>;
}

function botOn(database: Database) {
  const [slack, teams] = [createFakePlatform('slack'), createFakePlatform('teams')];
  let now = NOW;
  const silent = () => undefined;
  const advisers: Place = { platform: 'slack', id: 'T0GUIDE:C0ADVISERS', kind: 'channel', address: {} };
  const bot = createBot({
    store: createStore(database),
    platforms: new Map([slack, teams].map((platform) => [platform.name, platform])),
    answerQuestion: () => Promise.resolve(sampleAnswer()),
    redact: redactFakeNames,
    detectUrgency: () => false,
    contacts: () => [],
    advisersPlace: () => advisers,
    clock: () => now,
    log: { info: silent, warn: silent, error: silent },
  });
  let events = 0;
  return {
    slack,
    teams,
    async say(from: Person, chat: string, text: string) {
      const event: IncomingEvent = {
        kind: 'message',
        id: `after-the-update-${(events += 1)}`,
        place: { platform: from.platform, id: chat, kind: 'personal', address: {} },
        from,
        sentAt: NOW.toISOString(),
        text,
        attachments: [],
        mentionsBot: true,
      };
      await bot.inbox.receive(event);
    },
    drain(at: Date) {
      now = at;
      return bot.startWorker().drain();
    },
  };
}
