// A lost connection to PostgreSQL only fails the work that was using it.
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { openDatabase, type Queries } from '../../../../adapters/sql/engine/open-database.js';
import {
  liftTimeLimit,
  QUERY_TIMEOUT_MS,
  SILENT_AFTER_MS,
  withoutTimeLimit,
} from '../../../../adapters/sql/engine/time-limit.js';
import { StoreFailure } from '../../../../knowledge/model/errors.js';
import { startPostgres } from '../../../support/postgres.js';
import { describeWith } from '../../../support/requirements.js';
import { perTest, shared } from '../../../support/per-test.js';

describeWith('postgresql', 'a lost connection', (program) => {
  const server = shared(() => startPostgres(program));
  const ours = perTest(() => openDatabase({ dataDir: '', databaseUrl: server.url }));
  const others = perTest(() => openDatabase({ dataDir: '', databaseUrl: server.url }));

  const backend = async (db: typeof ours.kysely) => {
    const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(db);
    return rows[0]!.pid;
  };
  const terminate = (pid: number) =>
    sql`select pg_terminate_backend(${pid}::int, 5000)`.execute(others.kysely);

  test('fails a query that is running', async () => {
    const asked = ours.kysely.connection().execute(async (db) => {
      const pid = await backend(db);
      await Promise.all([sql`select pg_sleep(30)`.execute(db), terminate(pid)]);
    });
    await expect(asked).rejects.toThrow(StoreFailure);
  });

  test('fails a transaction that is between two queries', async () => {
    const transaction = ours.kysely.transaction().execute(async (tx) => {
      await terminate(await backend(tx));
      await sql`select 1`.execute(tx);
    });
    await expect(transaction).rejects.toThrow(StoreFailure);
    expect((await sql`select 1`.execute(ours.kysely)).rows).toHaveLength(1);
  });

  describe('to a server that stops answering', () => {
    beforeEach(() => {
      vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    });
    afterEach(() => {
      vi.useRealTimers();
    });

    async function askForLong<T>(query: Promise<T>): Promise<T> {
      const clock = setInterval(() => vi.advanceTimersByTime(QUERY_TIMEOUT_MS + SILENT_AFTER_MS), 10);
      return query.finally(() => clearInterval(clock));
    }

    test('fails a query after its time limit, and is not used again', async () => {
      const stopped = await backend(ours.kysely);
      process.kill(stopped, 'SIGSTOP');
      await expect(askForLong(sql`select 1`.execute(ours.kysely))).rejects.toThrow(StoreFailure);
      process.kill(stopped, 'SIGCONT');
      expect(await backend(ours.kysely)).not.toBe(stopped);
    });

    test('is not assumed during a query whose time limit was lifted', async () => {
      const ask = (db: Queries) => askForLong(sql`select pg_sleep(0.1)`.execute(db));
      await withoutTimeLimit(ours, ask);
      await ours.kysely.transaction().execute(async (tx) => {
        await liftTimeLimit(tx, ours.dialect);
        await ask(tx);
      });
      await expect(ask(ours.kysely)).rejects.toThrow(StoreFailure);
    });
  });
});
