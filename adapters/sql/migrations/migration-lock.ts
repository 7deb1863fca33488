// One process changes the tables at a time, and waits only briefly for a table, so that no one waits behind it for long.
import { setTimeout as pause } from 'node:timers/promises';
import { sql, type Kysely } from 'kysely';
import { StoreFailure } from '../../../knowledge/model/errors.js';

/** Any number, as long as nothing else in the database uses it as an advisory lock. */
const POSTGRES_LOCK = 7_214_001;
/**
 * Whoever reads or writes a table waits behind a change that waits for it: this is how long at most. It is longer than
 * our own transactions take.
 */
const LOCK_TIMEOUT_MS = 2_000;
const LOCK_NOT_AVAILABLE = '55P03';
const BETWEEN_TRIES_MS = 500;

/** Another process is at it. Asked for without waiting: a process that waits in PostgreSQL could hold up its index. */
class OtherIsAtIt extends Error {}

export interface Patience {
  /** How long to try for. Long enough for another process to build an index. */
  forMs: number;
  betweenMs: number;
}

const PATIENCE: Patience = { forMs: 10 * 60_000, betweenMs: BETWEEN_TRIES_MS };

/** Tries again while a table is in use or another process changes the tables. `done`: the steps that have been done. */
export async function patiently<T>(
  work: () => Promise<T>,
  done: readonly string[],
  { forMs, betweenMs }: Patience = PATIENCE,
): Promise<T> {
  const end = performance.now() + forMs;
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof OtherIsAtIt) && !isInUse(error)) throw error;
      if (performance.now() >= end) throw tooLong(error, done);
      // Those who waited behind us go first.
      await pause(betweenMs * (1 + Math.random()));
    }
  }
}

/** Until the transaction ends. */
export async function hasLock<DB>(transaction: Kysely<DB>): Promise<void> {
  const { rows } = await sql<{
    ours: boolean;
  }>`select pg_try_advisory_xact_lock(${POSTGRES_LOCK}) as ours`.execute(transaction);
  if (!rows[0]!.ours) throw new OtherIsAtIt();
}

/** Of this transaction. */
export async function boundLocks<DB>(transaction: Kysely<DB>): Promise<void> {
  await sql`set local lock_timeout = ${sql.lit(LOCK_TIMEOUT_MS)}`.execute(transaction);
}

/** For work outside a transaction, on a connection of its own. */
export async function withLock<DB, T>(connection: Kysely<DB>, work: () => Promise<T>): Promise<T> {
  const { rows } = await sql<{
    ours: boolean;
  }>`select pg_try_advisory_lock(${POSTGRES_LOCK}) as ours`.execute(connection);
  if (!rows[0]!.ours) throw new OtherIsAtIt();
  try {
    return await work();
  } finally {
    await sql`select pg_advisory_unlock(${POSTGRES_LOCK})`.execute(connection);
  }
}

function isInUse(error: unknown): boolean {
  const cause = error instanceof StoreFailure ? error.cause : undefined;
  return cause instanceof Error && 'code' in cause && cause.code === LOCK_NOT_AVAILABLE;
}

/** Says only what this process did: others may have changed something meanwhile. */
function tooLong(cause: unknown, done: readonly string[]): StoreFailure {
  const why = cause instanceof OtherIsAtIt ? 'Another process was changing the tables' : 'A table was in use';
  const steps = done.length ? `these steps: ${done.join(', ')}` : 'no step';
  return new StoreFailure(
    `${why} all the time. This process had done ${steps}.`,
    'See what is left with "ctac migrate --check". Try again when less is going on, or stop what holds the tables: look for old transactions in pg_stat_activity.',
    { cause },
  );
}
