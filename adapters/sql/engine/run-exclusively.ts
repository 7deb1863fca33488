import { sql } from 'kysely';
import { ADVISORY_LOCKS } from './advisory-locks.js';
import type { Database } from './open-database.js';
import { withoutTimeLimit } from './time-limit.js';

/**
 * Only lets one process at a time do the work. If a process dies, its connection closes, which frees the
 * lock. SQLite is only ever used by one process.
 */
export async function runExclusively<T>(database: Database, work: () => Promise<T>): Promise<T> {
  if (database.dialect === 'sqlite') return work();
  return withoutTimeLimit(database, async (connection) => {
    await sql`select pg_advisory_lock(${ADVISORY_LOCKS.runExclusively})`.execute(connection);
    try {
      return await work();
    } finally {
      await sql`select pg_advisory_unlock(${ADVISORY_LOCKS.runExclusively})`.execute(connection);
    }
  });
}
