// Lets only one process change the tables at a time, and limits how long it waits for each table.
import { setTimeout as pause } from 'node:timers/promises';
import { sql, type Kysely } from 'kysely';
import { StoreFailure } from '../../../knowledge/model/errors.js';
import { ADVISORY_LOCKS } from '../engine/advisory-locks.js';
import { storeWording as said } from '../wording/store-wording.js';

/**
 * The longest that a change waits for a table. Anyone else who needs the table must wait behind the change.
 * Our own transactions take less time than this.
 */
const LOCK_TIMEOUT_MS = 2_000;
const LOCK_NOT_AVAILABLE = '55P03';
const BETWEEN_TRIES_MS = 500;

/**
 * Thrown if another process is changing the tables. Waiting in PostgreSQL could hold up an index that the
 * other process is building.
 */
class TablesBeingChanged extends Error {}

export interface Patience {
  /** How long to keep trying: enough for another process to build an index. */
  forMs: number;
  betweenMs: number;
}

const PATIENCE: Patience = { forMs: 10 * 60_000, betweenMs: BETWEEN_TRIES_MS };

/**
 * Tries again while a table is in use or another process is changing the tables. `done` lists the completed
 * steps.
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
      // Let anyone who waited behind this process go first.
      await pause(betweenMs * (1 + Math.random()));
    }
  }
}

/** Takes the lock until the transaction ends. Throws if another process has the lock. */
export async function hasLock<DB>(transaction: Kysely<DB>): Promise<void> {
  const { rows } = await sql<{
    ours: boolean;
  }>`select pg_try_advisory_xact_lock(${ADVISORY_LOCKS.changeTables}) as ours`.execute(transaction);
  if (!rows[0]!.ours) throw new TablesBeingChanged();
}

export async function boundLocks<DB>(transaction: Kysely<DB>): Promise<void> {
  await sql`set local lock_timeout = ${sql.lit(LOCK_TIMEOUT_MS)}`.execute(transaction);
}

/** Holds the lock while `work` runs outside a transaction, on its own connection. */
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

/** Only mentions steps that this process ran, because other processes may also have run some. */
function tooLong(cause: unknown, done: readonly string[]): StoreFailure {
  const why = cause instanceof TablesBeingChanged ? said.tablesBeingChanged(done) : said.tableInUse(done);
  return new StoreFailure(...why, { cause });
}
