// Lets one process at a time change the tables. It only waits briefly for a table, so no one waits behind it for long.
import { setTimeout as pause } from 'node:timers/promises';
import { sql, type Kysely } from 'kysely';
import { StoreFailure } from '../../../knowledge/model/errors.js';
import { ADVISORY_LOCKS } from '../engine/advisory-locks.js';

/**
 * The longest that a change waits for a table, because anyone else who reads or writes the table waits behind it.
 * Longer than our own transactions take.
 */
const LOCK_TIMEOUT_MS = 2_000;
const LOCK_NOT_AVAILABLE = '55P03';
const BETWEEN_TRIES_MS = 500;

/**
 * Thrown if another process is changing the tables. If we waited in PostgreSQL, we could hold up an index
 * that the other process is building.
 */
class TablesBeingChanged extends Error {}

export interface Patience {
  /** How long to try for. Long enough for another process to build an index. */
  forMs: number;
  betweenMs: number;
}

const PATIENCE: Patience = { forMs: 10 * 60_000, betweenMs: BETWEEN_TRIES_MS };

/**
 * Tries again while a table is in use or another process is changing the tables. `done`: the steps that have been done.
 */
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
      if (!(error instanceof TablesBeingChanged) && !isInUse(error)) throw error;
      if (performance.now() >= end) throw tooLong(error, done);
      // Let anyone who waited behind us go first.
      await pause(betweenMs * (1 + Math.random()));
    }
  }
}

/** Takes the lock until the transaction ends, or throws if another process has it. */
export async function hasLock<DB>(transaction: Kysely<DB>): Promise<void> {
  const { rows } = await sql<{
    ours: boolean;
  }>`select pg_try_advisory_xact_lock(${ADVISORY_LOCKS.changeTables}) as ours`.execute(transaction);
  if (!rows[0]!.ours) throw new TablesBeingChanged();
}

/** Limits how long this transaction waits for a table. */
export async function boundLocks<DB>(transaction: Kysely<DB>): Promise<void> {
  await sql`set local lock_timeout = ${sql.lit(LOCK_TIMEOUT_MS)}`.execute(transaction);
}

/** For work outside a transaction, on a separate connection. */
export async function withLock<DB, T>(connection: Kysely<DB>, work: () => Promise<T>): Promise<T> {
  const { rows } = await sql<{
    ours: boolean;
  }>`select pg_try_advisory_lock(${ADVISORY_LOCKS.changeTables}) as ours`.execute(connection);
  if (!rows[0]!.ours) throw new TablesBeingChanged();
  try {
    return await work();
  } finally {
    await sql`select pg_advisory_unlock(${ADVISORY_LOCKS.changeTables})`.execute(connection);
  }
}

function isInUse(error: unknown): boolean {
  const cause = error instanceof StoreFailure ? error.cause : undefined;
  return cause instanceof Error && 'code' in cause && cause.code === LOCK_NOT_AVAILABLE;
}

/** Only says what this process did, because others may have changed something in the meantime. */
function tooLong(cause: unknown, done: readonly string[]): StoreFailure {
  const why =
    cause instanceof TablesBeingChanged
      ? 'Another process kept changing the tables'
      : 'A table stayed in use';
  const did = done.length ? `only done these steps: ${done.join(', ')}` : 'done nothing';
  return new StoreFailure(
    `${why} for too long, so this process has ${did}.`,
    'To see what is left to do, run "ctac migrate --check". Try again at a quieter time, or end whatever is using the tables: look for old transactions in pg_stat_activity.',
    { cause },
  );
}
