// Runs a transaction, and runs it again after a temporary failure.
import type { Kysely, Transaction } from 'kysely';
import { SealingFailure, StoreFailure } from '../../../knowledge/model/errors.js';
import { KeyNotOpened, noteUnopened } from '../keys/key-not-opened.js';
import type { Tables } from './open-database.js';
import { FAILURES_OF_NAMES } from './named-statements.js';

/** Deadlocks (40P01), serialization failures (40001) and errors caused by statement names. */
const PASSING = new Set(['40P01', '40001', ...FAILURES_OF_NAMES]);
const REPEATS = 4;

/** `work` may run several times, but is committed at most once. */
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
        // This cannot loop for ever: by the next attempt, the key has either been opened or been recorded as
        // one that cannot be opened.
        repeat -= 1;
        const failure = await whyNotOpened(error);
        if (failure) unopened.set(error.id, failure);
        continue;
      }
      if (repeat > REPEATS || !isPassing(error)) throw error;
      // A random pause, so that 2 transactions that restart together do not collide again.
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

/**
 * Error 23503: an unused key was deleted just before something used it. Running the transaction again makes a
 * new key.
 */
const KEY_DELETED = /^(received_words|held_wordings|stand_ins|uploads)_key_fkey$/;

function isPassing(error: unknown): boolean {
  const cause = error instanceof StoreFailure ? error.cause : undefined;
  if (!(cause instanceof Error && 'code' in cause)) return false;
  return (
    PASSING.has(String(cause.code)) || ('constraint' in cause && KEY_DELETED.test(String(cause.constraint)))
  );
}
