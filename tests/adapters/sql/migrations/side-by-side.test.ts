// Each migration step leaves the previous version working, and locks no table for long.
import { DummyDriver, Kysely, PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler } from 'kysely';
import { expect, test } from 'vitest';
import { MIGRATIONS } from '../../../../adapters/sql/migrations/migrate.js';
import { takesAway, type Migration } from '../../../../adapters/sql/migrations/migration.js';
import { judgeStatements } from './judge-sql.js';

/**
 * Returns the statements that a step would send to PostgreSQL. Works without a server, so no tables exist and
 * nothing changes.
 */
async function statementsOf(migration: Migration): Promise<string[]> {
  const statements: string[] = [];
  const db = new Kysely<unknown>({
    dialect: {
      createAdapter: () => new PostgresAdapter(),
      createDriver: () => new DummyDriver(),
      createIntrospector: (inner) => new PostgresIntrospector(inner),
      createQueryCompiler: () => new PostgresQueryCompiler(),
    },
    log: ({ query }) => void statements.push(query.sql),
  });
  await migration.up(db, 'postgresql');
  return statements;
}

/**
 * Steps that were written before different versions could run side by side, each with the number of findings
 * and why they are harmless. Do not add more. To remove something, use a separate step, one version later,
 * with a name that ends in "-contract".
 */
const BEFORE_SIDE_BY_SIDE: Readonly<Record<string, { findings: number; why: string }>> = {
  '0003-handoffs': { findings: 5, why: 'fills new columns of requests; few existed when handoffs were new' },
  '0012-session-use': { findings: 1, why: 'a table of who is signed in is small' },
  '0014-senders': { findings: 1, why: 'a table of requests is small' },
  '0019-no-word-vectors': { findings: 1, why: 'no version that reads the column was released' },
  '0020-retention': { findings: 7, why: 'indexes on tables that were small before anyone used the service' },
  '0022-sealing': { findings: 4, why: 'indexes on tables that were small before anyone used the service' },
};

test.each(MIGRATIONS)('$name', async (migration) => {
  const statements = await statementsOf(migration);
  expect(statements.length).toBeGreaterThan(0);
  const findings = takesAway(migration.name) ? [] : judgeStatements(statements);
  const { findings: known = 0 } = BEFORE_SIDE_BY_SIDE[migration.name] ?? {};
  expect(findings.length, JSON.stringify(findings)).toBe(known);
});

test.each([
  'drop table "jobs"',
  'alter table "jobs" rename to "tasks"',
  'alter table "jobs" rename column "kind" to "sort"',
  'alter table "jobs" drop column "kind"',
  'alter table "jobs" alter column "urgent" type bigint',
  'alter table "jobs" alter column "urgent" set data type bigint',
  'alter table "jobs" alter column "platform" set not null',
  'alter table "jobs" add column "more" text not null',
  'alter table "jobs" add constraint "one" unique ("lane")',
  'create index "jobs_more" on "jobs" ("lane")',
  'create unique index if not exists jobs_more on jobs (lane)',
  'update "jobs" set "urgent" = 0',
  'delete from "jobs" where "urgent" = 1',
])('refuses: %s', (statement) => {
  expect(judgeStatements([statement])).toHaveLength(1);
});

test.each([
  'create table "more" ("id" text not null)',
  'alter table "jobs" add column "more" text',
  'alter table "jobs" add column "more" integer default 0 not null',
  'alter table "jobs" add constraint "one" check (urgent < 2) not valid',
  'create index concurrently if not exists "jobs_more" on "jobs" ("lane")',
  'insert into "more" ("id") values ($1)',
])('allows: %s', (statement) => {
  expect(judgeStatements([statement])).toEqual([]);
});

test('a table that is made in the same step is free to be changed', () => {
  expect(
    judgeStatements([
      'create table "more" ("id" text)',
      'create index "more_by_id" on "more" ("id")',
      'alter table "more" drop column "id"',
    ]),
  ).toEqual([]);
});
