// Migrates while PostgreSQL is in use. No other query waits long, and the migration succeeds once it gets its
// locks.
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { ADVISORY_LOCKS } from '../../../../adapters/sql/engine/advisory-locks.js';
import type { Queries } from '../../../../adapters/sql/engine/open-database.js';
import { migrate, MIGRATIONS } from '../../../../adapters/sql/migrations/migrate.js';
import { indexBeside, type Migration } from '../../../../adapters/sql/migrations/migration.js';
import { StoreFailure } from '../../../../knowledge/model/errors.js';
import { temporaryDatabase } from '../../../fakes/temporary-database.js';
import { sharedPostgres } from '../../../support/postgres.js';
import { describeWith } from '../../../support/requirements.js';
import { perTest, shared } from '../../../support/per-test.js';

const widened: Migration = {
  name: '9998-widened',
  up: (db) => db.schema.alterTable('jobs').addColumn('more', 'text').execute(),
};
const indexed: Migration = {
  name: '9999-indexed',
  byItself: true,
  up: (db, dialect) =>
    indexBeside(db, dialect, { name: 'jobs_by_kind', table: 'jobs', columns: ['kind', 'state'] }),
};

const JOB = {
  kind: 'send' as const,
  payload: '{}',
  lane: 'a',
  due_at: '',
  attempts: 0,
  state: 'dead',
  urgent: 0,
  enqueued_at: '',
};

describeWith('postgresql', 'migrations on PostgreSQL', (program) => {
  const server = shared(() => sharedPostgres(program));

  const store = perTest(() => temporaryDatabase(server.url));

  const readJobs = (db: Queries) => db.selectFrom('jobs').select('id').execute();
  const writeJob = (db: Queries) => db.insertInto('jobs').values(JOB).execute();

  /** Opens a transaction that uses the jobs table, until the returned function is called. */
  async function usingJobs(use: (db: Queries) => Promise<unknown>): Promise<() => Promise<void>> {
    let end = (): void => undefined;
    const ended = new Promise<void>((resolve) => (end = resolve));
    let begin = (): void => undefined;
    const begun = new Promise<void>((resolve) => (begin = resolve));
    const using = store.database.kysely.transaction().execute(async (transaction) => {
      await use(transaction);
      begin();
      await ended;
    });
    await begun;
    return () => {
      end();
      return using;
    };
  }

  const isValid = async () => {
    const { rows } = await sql<{ valid: boolean }>`
      select indisvalid as valid from pg_index where indexrelid = to_regclass('jobs_by_kind')`.execute(
      store.database.kysely,
    );
    return rows[0]?.valid;
  };

  /** Resolves once a statement that begins with this text is waiting for a lock. */
  async function waiting(statement: string): Promise<void> {
    const count = async () =>
      (
        await sql`select 1 from pg_stat_activity
          where wait_event_type = 'Lock' and query ilike ${`${statement}%`}`.execute(store.database.kysely)
      ).rows.length;
    await expect.poll(count).toBe(1);
  }

  test('a step that waits for a table lets others pass after seconds, and succeeds once the table is free', async () => {
    const stopReading = await usingJobs(readJobs);
    const migrating = migrate(store.database, [...MIGRATIONS, widened], { forMs: 30_000, betweenMs: 200 });
    await waiting('alter table');
    const since = performance.now();
    await readJobs(store.database.kysely);
    expect(performance.now() - since).toBeLessThan(10_000);
    await stopReading();
    expect(await migrating).toEqual(['9998-widened']);
  });

  test('it is given up in the end, with what was done before and what to do', async () => {
    const alone: Migration = { name: '9997-alone', byItself: true, up: () => Promise.resolve() };
    const stopReading = await usingJobs(readJobs);
    const failed = migrate(store.database, [...MIGRATIONS, alone, widened], { forMs: 100, betweenMs: 50 });
    await expect(failed).rejects.toThrow(StoreFailure);
    await expect(failed).rejects.toMatchObject({
      message: 'A table was in use for too long. This process has only completed these steps: 9997-alone.',
      remedy: expect.stringContaining('pg_stat_activity') as string,
    });
    await stopReading();
    expect(await migrate(store.database, [...MIGRATIONS, alone, widened])).toEqual(['9998-widened']);
  });

  test('while another process changes the tables, this one says so and only what it did itself', async () => {
    const failed = store.database.kysely.connection().execute(async (other) => {
      await sql`select pg_advisory_lock(${ADVISORY_LOCKS.changeTables})`.execute(other);
      const tried = migrate(store.database, [...MIGRATIONS, widened], { forMs: 100, betweenMs: 50 });
      await tried.catch(() => undefined);
      await sql`select pg_advisory_unlock(${ADVISORY_LOCKS.changeTables})`.execute(other);
      return tried;
    });
    await expect(failed).rejects.toThrow(
      'Another process took too long to change the tables. This process has not made any changes.',
    );
  });

  test('two processes that start at once run each step once', async () => {
    const both = [...MIGRATIONS, widened, indexed];
    const quick = { forMs: 30_000, betweenMs: 20 };
    const ran = await Promise.all([
      migrate(store.database, both, quick),
      migrate(store.database, both, quick),
    ]);
    expect(ran.flat().sort()).toEqual(['9998-widened', '9999-indexed']);
    expect(await isValid()).toBe(true);
  });

  test('an index is built while the table is written', async () => {
    const stopWriting = await usingJobs(writeJob);
    const building = migrate(store.database, [...MIGRATIONS, indexed]);
    await waiting('create index');
    // If the step locked the table, this write would never finish, because the step waits for the transaction
    // above.
    await writeJob(store.database.kysely);
    await stopWriting();
    await building;
    expect(await isValid()).toBe(true);
  });

  test('an index that was stopped half-way is built again', async () => {
    await sql`create index jobs_by_kind on jobs (kind)`.execute(store.database.kysely);
    await sql`update pg_index set indisvalid = false where indexrelid = to_regclass('jobs_by_kind')`.execute(
      store.database.kysely,
    );
    await migrate(store.database, [...MIGRATIONS, indexed]);
    expect(await isValid()).toBe(true);
  });
});
