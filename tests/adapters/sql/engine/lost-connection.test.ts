// A lost connection to PostgreSQL fails the work that was using it, and nothing else.
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { openDatabase } from '../../../../adapters/sql/engine/open-database.js';
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
});
