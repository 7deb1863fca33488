// Limits how long a query may take on PostgreSQL, so that a stuck query does not hold its connection for
// ever.
import { sql, type Kysely, type QueryExecutorProvider } from 'kysely';
import type { Queries, Tables } from '../tables/queries.js';

/** Far longer than any query takes while someone is waiting. */
export const QUERY_TIMEOUT_MS = 60_000;

/** Set after connecting, because some poolers refuse a connection that asks for this while connecting. */
export const timeLimit = (ms: number) => `set statement_timeout = ${ms}`;

/** Lifts the limit for the rest of the transaction. */
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
      await sql`select set_config('statement_timeout', ${rows[0]!.before}, false)`.execute(connection);
    }
  });
}
