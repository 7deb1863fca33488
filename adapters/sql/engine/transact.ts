// Runs one transaction, and runs it again if it failed through no fault of its own.
import type { Kysely, Transaction } from 'kysely';
import { StoreFailure } from '../../../knowledge/model/errors.js';
import type { Tables } from './open-database.js';
import { FAILURES_OF_NAMES } from './named-statements.js';

/** PostgreSQL ends one of two transactions that wait for each other (40P01), or that cannot be put in order (40001). */
const PASSING = new Set(['40P01', '40001', ...FAILURES_OF_NAMES]);
const REPEATS = 4;

/** All of `work` or nothing; it may run several times. */
export async function transact<T>(
  db: Kysely<Tables>,
  work: (transaction: Transaction<Tables>) => Promise<T>,
): Promise<T> {
  for (let repeat = 1; ; repeat += 1) {
    try {
      return await db.transaction().execute(work);
    } catch (error) {
      if (repeat > REPEATS || !isPassing(error)) throw error;
      // If two restart at the same moment, they would collide again.
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 20 * repeat));
    }
  }
}

function isPassing(error: unknown): boolean {
  const cause = error instanceof StoreFailure ? error.cause : undefined;
  return cause instanceof Error && 'code' in cause && PASSING.has(String(cause.code));
}
