// Limits how long a query may take on PostgreSQL, except for queries that need longer.
import { setTimeout as wait } from 'node:timers/promises';
import { sql } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openDatabase, type Database } from '../../../../adapters/sql/engine/open-database.js';
import { runExclusively } from '../../../../adapters/sql/engine/run-exclusively.js';
import { withoutTimeLimit } from '../../../../adapters/sql/engine/time-limit.js';
import { migrate, MIGRATIONS } from '../../../../adapters/sql/migrations/migrate.js';
import type { Migration } from '../../../../adapters/sql/migrations/migration.js';
import { StoreFailure } from '../../../../knowledge/model/errors.js';
import { temporaryDatabase } from '../../../fakes/temporary-database.js';
import { startPostgres } from '../../../support/postgres.js';
import { describeWith } from '../../../support/requirements.js';
import { perTest, shared } from '../../../support/per-test.js';

const LIMIT_MS = 300;
const LONGER_MS = 900;

describeWith('postgresql', 'the time limit on queries', (program) => {
  const server = shared(() => startPostgres(program));
  const temporary = perTest(() => temporaryDatabase(server.url));
  let database: Database;
  beforeEach(async () => {
    const { databaseUrl } = temporary;
    database = await openDatabase({ dataDir: '', databaseUrl, queryTimeoutMs: LIMIT_MS });
  });
  afterEach(async () => {
    await database.close();
  });

  const sleep = (db: Database['kysely'] = database.kysely) =>
    sql`select pg_sleep(${LONGER_MS / 1_000})`.execute(db);

  test('ends a query that takes longer, says so, and the connection can be used again', async () => {
    const stuck = sleep();
    await expect(stuck).rejects.toThrow(StoreFailure);
    await expect(stuck).rejects.toMatchObject({
      remedy: expect.stringContaining('DATABASE_TIMEOUT_SECONDS') as string,
    });
    expect(database.connections?.()).toMatchObject({ open: 1, idle: 1 });
    expect((await sql`select 1`.execute(database.kysely)).rows).toHaveLength(1);
  });

  test('ends a transaction that waits too long for a row', async () => {
    const { kysely } = database;
    await sql`insert into people (platform, id) values ('slack', 'ada')`.execute(kysely);
    const change = sql`update people set greeted_at = 'now'`;
    const holder = kysely.transaction().execute(async (tx) => {
      await change.execute(tx);
      await wait(LONGER_MS);
    });
    await wait(50);
    await expect(kysely.transaction().execute((tx) => change.execute(tx))).rejects.toThrow(StoreFailure);
    await holder;
  });

  test('is lifted for long work, and holds again on that connection afterwards', async () => {
    await withoutTimeLimit(database, (db) => sleep(db as Database['kysely']));
    expect(database.connections?.().open).toBe(1);
    await expect(sleep()).rejects.toThrow(StoreFailure);
  });

  test('does not apply to migrations, in a transaction or outside one', async () => {
    const slow: Migration = {
      name: '9998-slow',
      up: async (db) => {
        await sleep(db);
      },
    };
    const alone: Migration = { ...slow, name: '9999-slow', byItself: true };
    expect(await migrate(database, [...MIGRATIONS, slow, alone])).toEqual([slow.name, alone.name]);
    await expect(sleep()).rejects.toThrow(StoreFailure);
  });

  test('does not apply to waiting for another process', async () => {
    const order: string[] = [];
    let hold = (): void => undefined;
    const held = new Promise<void>((resolve) => (hold = resolve));
    const first = runExclusively(database, async () => {
      hold();
      await wait(LONGER_MS);
      order.push('first');
    });
    await held;
    await runExclusively(database, () => Promise.resolve(void order.push('second')));
    await first;
    expect(order).toEqual(['first', 'second']);
  });
});
