// Each migration step leaves the previous version working, and locks no table for long.
import { DummyDriver, Kysely, PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { MIGRATIONS } from '../../../../adapters/sql/migrations/migrate.js';
import { takesAway, type Migration } from '../../../../adapters/sql/migrations/migration.js';
import { describeWith } from '../../../support/requirements.js';
import { judgeSteps, type Step } from './judge-sql.js';

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
 * Steps that were written before we refused what they do, each with the number of findings and why they are
 * harmless. Do not add more. To remove something, use a separate step, one version later, with a name that
 * ends in "-contract".
 */
const FROM_BEFORE: Readonly<Record<string, { findings: number; why: string }>> = {
  '0003-handoffs': { findings: 5, why: 'fills new columns of requests; few existed when handoffs were new' },
  '0012-session-use': { findings: 1, why: 'a table of who is signed in is small' },
  '0014-senders': { findings: 1, why: 'a table of requests is small' },
  '0019-no-word-vectors': { findings: 1, why: 'no version that reads the column was released' },
  '0020-retention': { findings: 7, why: 'indexes on tables that were small before anyone used the service' },
  '0022-sealing': {
    findings: 8,
    why: 'indexes on tables, and references from empty columns of tables, that were small before anyone used the service',
  },
  '0037-sealed-records': { findings: 2, why: 'tables of complaints and data requests are small' },
};

const REFUSED = [
  'drop table "jobs"',
  'alter table "jobs" rename to "tasks"',
  'alter table "jobs" rename column "kind" to "sort"',
  'alter table "jobs" drop column "kind"',
  'alter table "jobs" alter column "urgent" type bigint',
  'alter table "jobs" alter column "urgent" set data type bigint',
  'alter table "jobs" alter column "platform" set not null',
  'alter table "jobs" add column "more" text not null',
  'alter table "jobs" add column "more" text references "more" ("id")',
  'alter table "jobs" add constraint "one" unique ("lane")',
  'create index "jobs_more" on "jobs" ("lane")',
  'create unique index if not exists jobs_more on jobs (lane)',
  'update "jobs" set "urgent" = 0',
  'delete from "jobs" where "urgent" = 1',
];
const ALLOWED = [
  'create table "more" ("id" text not null)',
  'alter table "jobs" add column "more" text',
  'alter table "jobs" add column "more" integer default 0 not null',
  'alter table "jobs" add constraint "one" check (urgent < 2) not valid',
  'insert into "more" ("id") values ($1)',
];
const CONCURRENT = 'create index concurrently if not exists "jobs_more" on "jobs" ("lane")';
const OF_ONE_STEP = [
  'create table "more" ("id" text)',
  'create index "more_by_id" on "more" ("id")',
  'alter table "more" drop column "id"',
];

describeWith('squawk', 'read by squawk', (squawk) => {
  let findings: Map<string, string[]>;
  beforeAll(async () => {
    const steps = await Promise.all(
      MIGRATIONS.map(async (step): Promise<Step> => ({ ...step, statements: await statementsOf(step) })),
    );
    findings = judgeSteps(squawk, [
      ...steps,
      ...[...REFUSED, ...ALLOWED, CONCURRENT].map((statement) => ({
        name: statement,
        statements: [statement],
      })),
      { name: 'by itself', statements: [CONCURRENT], byItself: true },
      { name: 'of one step', statements: OF_ONE_STEP },
      { name: 'not SQL', statements: ['alter table'] },
    ]);
  });

  test.each(MIGRATIONS)('$name', async (migration) => {
    expect(await statementsOf(migration)).not.toEqual([]);
    const found = takesAway(migration.name) ? [] : findings.get(migration.name)!;
    const { findings: known = 0 } = FROM_BEFORE[migration.name] ?? {};
    expect(found.length, found.join('\n')).toBe(known);
  });

  test.each([...REFUSED, CONCURRENT, 'not SQL'])('refuses: %s', (statement) => {
    expect(findings.get(statement)).toHaveLength(1);
  });

  test.each([...ALLOWED, 'by itself'])('allows: %s', (statement) => {
    expect(findings.get(statement)).toEqual([]);
  });

  test('a table that is made in the same step is free to be changed', () => {
    expect(findings.get('of one step')).toEqual([]);
  });
});
