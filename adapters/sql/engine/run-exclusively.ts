// Runs work in one process at a time, among all those that share a store.
import { sql } from 'kysely';
import type { Database } from './open-database.js';
import { withoutTimeLimit } from './time-limit.js';

/** This can be any number that nothing else in the database uses as an advisory lock. */
const POSTGRES_LOCK = 7_214_002;

/** Other processes wait. If a process dies, its connection closes and frees the lock. SQLite only has one process. */
export async function runExclusively(database: Database, work: () => Promise<void>): Promise<void> {
  if (database.dialect === 'sqlite') return work();
  await withoutTimeLimit(database, async (connection) => {
    await sql`select pg_advisory_lock(${POSTGRES_LOCK})`.execute(connection);
    try {
      await work();
    } finally {
      await sql`select pg_advisory_unlock(${POSTGRES_LOCK})`.execute(connection);
    }
  });
}
