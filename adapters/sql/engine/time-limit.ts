// Limits how long a query may take on PostgreSQL, so that a stuck query or a server that stops answering does
// not hold a connection for ever.
import { sql, type Kysely, type QueryExecutorProvider } from 'kysely';
import type { Queries, Tables } from '../tables/queries.js';

/** Any query that someone waits for takes far less time than this. */
export const QUERY_TIMEOUT_MS = 60_000;

/**
 * Sets the limit after connecting, because some poolers refuse a connection that asks for one while
 * connecting.
 */
export const statementTimeout = (ms: number) => `set statement_timeout = ${ms}`;

/**
 * How long a process waits after the limit before it closes the connection. The server should have ended the
 * query by then. If it has not, we can no longer reach it, even if the connection looks open.
 */
export const SILENT_AFTER_MS = 10_000;

const SETTING = /^set (local )?statement_timeout = '?(\w+)'?$/;

/**
 * Returns a function to call with every statement on one connection. The function returns true if that
 * statement has a time limit.
 */
export function followTimeLimit(): (statement: string, isInTransaction: boolean) => boolean {
  let isLifted = false;
  let isLiftedInTransaction = false;
  return (statement, isInTransaction) => {
    if (!isInTransaction) isLiftedInTransaction = false;
    const [, local, limit] = SETTING.exec(statement) ?? [];
    if (local) isLiftedInTransaction = true;
    else if (limit) isLifted = limit === '0';
    return !isLifted && !isLiftedInTransaction;
  };
}

/** Removes the limit for the rest of the transaction. */
export async function liftTimeLimit(transaction: QueryExecutorProvider, dialect: string): Promise<void> {
  if (dialect === 'postgresql') await sql`set local statement_timeout = 0`.execute(transaction);
}

export async function withoutTimeLimit<T>(
  { kysely, dialect }: { kysely: Kysely<Tables>; dialect: string },
  work: (db: Queries) => Promise<T>,
): Promise<T> {
  if (dialect === 'sqlite') return work(kysely);
  return kysely.connection().execute(async (connection) => {
    const { rows } = await sql<{ before: string }>`
      select current_setting('statement_timeout') as before`.execute(connection);
    await sql`set statement_timeout = 0`.execute(connection);
    try {
      return await work(connection);
    } finally {
      await sql`set statement_timeout = ${sql.lit(rows[0]!.before)}`.execute(connection);
    }
  });
}
