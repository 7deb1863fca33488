// Runs work in only one process at a time, among all that share a store.
import { sql } from 'kysely';
import type { Database } from './open-database.js';

/** Any number, as long as nothing else in the database uses it as an advisory lock. */
const POSTGRES_LOCK = 7_214_002;

/** Others wait for it. A process that dies lets go of the lock with its connection; on SQLite there is one process. */
export async function runExclusively(database: Database, work: () => Promise<void>): Promise<void> {
  if (database.dialect === 'sqlite') return work();
  await database.kysely.connection().execute(async (connection) => {
    await sql`select pg_advisory_lock(${POSTGRES_LOCK})`.execute(connection);
    try {
      await work();
    } finally {
      await sql`select pg_advisory_unlock(${POSTGRES_LOCK})`.execute(connection);
    }
  });
}
