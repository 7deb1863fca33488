// Runs a transaction, and runs it again if it failed for a reason that was not its own fault.
import type { Kysely, Transaction } from 'kysely';
import { SealingFailure, StoreFailure } from '../../../knowledge/model/errors.js';
import { KeyNotOpened, noteUnopened } from '../keys/key-not-opened.js';
import type { Tables } from './open-database.js';
import { FAILURES_OF_NAMES } from './named-statements.js';

/** PostgreSQL ends one of 2 transactions that wait for each other (40P01), or that cannot be put in order (40001). */
const PASSING = new Set(['40P01', '40001', ...FAILURES_OF_NAMES]);
const REPEATS = 4;

/** Does all of `work` or none of it. `work` may run several times. */
export async function transact<T>(
  db: Kysely<Tables>,
  work: (transaction: Transaction<Tables>) => Promise<T>,
): Promise<T> {
  const unopened = new Map<string, SealingFailure>();
  for (let repeat = 1; ; repeat += 1) {
    try {
      return await db.transaction().execute((tx) => {
        noteUnopened(tx, unopened);
        return work(tx);
      });
    } catch (error) {
      if (error instanceof KeyNotOpened) {
        // This cannot loop for ever: after the wait, the key is open, or marked as one that `work` cannot
        // open.
        repeat -= 1;
        const failure = await whyNotOpened(error);
        if (failure) unopened.set(error.id, failure);
        continue;
      }
      if (repeat > REPEATS || !isPassing(error)) throw error;
      // If 2 transactions restarted at the same moment, they would collide again.
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 20 * repeat));
    }
  }
}

async function whyNotOpened({ open }: KeyNotOpened): Promise<SealingFailure | undefined> {
  try {
    await open();
    return undefined;
  } catch (error) {
    if (error instanceof SealingFailure) return error;
    throw error;
  }
}

/** An unused key was deleted just before something used it (23503). The next run makes a new one. */
const KEY_DELETED = /^(received_words|held_wordings|stand_ins|uploads)_key_fkey$/;

function isPassing(error: unknown): boolean {
  const cause = error instanceof StoreFailure ? error.cause : undefined;
  if (!(cause instanceof Error && 'code' in cause)) return false;
  return (
    PASSING.has(String(cause.code)) || ('constraint' in cause && KEY_DELETED.test(String(cause.constraint)))
  );
}
