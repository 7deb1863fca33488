// Names statements, so that PostgreSQL parses and plans each one once per connection, not once per message.
import { createHash } from 'node:crypto';
import type { PostgresPool, PostgresPoolClient } from 'kysely';
import type pg from 'pg';

/**
 * Limits on naming. The server keeps every name on every connection, and a long list of values is rarely used twice.
 */
const MAX_NAMES = 500;
const MAX_VALUES = 40;

/** The statement was planned before its table changed. */
const PLANNED_BEFORE = '0A000';
/** A pooler that shares connections between clients may give us a connection that has other statement names. */
const NAME_MIXED_UP = ['26000', '42P05'];

/**
 * Failures that only a statement's name can cause. In a transaction, the whole transaction must run again, and then
 * succeeds.
 */
export const FAILURES_OF_NAMES: readonly string[] = [PLANNED_BEFORE, ...NAME_MIXED_UP];

/**
 * Outside a transaction, a statement that failed because of its name runs again straight away. `first`: what runs
 * once on each new connection.
 */
export function withNamedStatements(pool: pg.Pool, first: string): PostgresPool {
  const names = createNames();
  const known = new WeakMap<pg.PoolClient, PostgresPoolClient>();
  return {
    async connect() {
      const client = await pool.connect();
      const kept = known.get(client);
      if (kept) return kept;
      await client.query(first).catch((error: unknown) => {
        client.release(true);
        throw error;
      });
      const made = named(client, names);
      known.set(client, made);
      return made;
    },
    end: () => pool.end(),
  };
}

function named(client: pg.PoolClient, names: Names): PostgresPoolClient {
  const run = (text: string, values: unknown[]) =>
    client.query({ name: names.of(text, values.length), text, values });
  const query = async (text: string, values: readonly unknown[]) => {
    try {
      return await run(text, [...values]);
    } catch (error) {
      const isInTransaction = client.getTransactionStatus() !== 'I';
      if (!names.areAtFault(error) || isInTransaction) throw error;
      return run(text, [...values]);
    }
  };
  return {
    // Kysely also calls this in another way, for cursors, but we have not set up any.
    query: query as never,
    release: (destroy) => client.release(destroy),
  };
}

interface Names {
  /** Undefined if this statement should not have a name. */
  of(statement: string, values: number): string | undefined;
  /** Returns whether names caused the error. If so, statements get new names from now on, or none. */
  areAtFault(error: unknown): boolean;
}

function createNames(): Names {
  let given = new Map<string, string>();
  let generation = 0;
  let most = MAX_NAMES;
  return {
    of(statement, values) {
      if (values === 0 || values > MAX_VALUES) return undefined;
      const name = given.get(statement);
      if (name !== undefined || given.size >= most) return name;
      // We make the name from the statement's text. If it were a number, a mix-up in a pooler could run another
      // statement.
      const digest = createHash('sha256').update(statement).digest('base64url');
      const next = `ctac_${generation}_${digest}`;
      given.set(statement, next);
      return next;
    },
    areAtFault(error) {
      const code = error instanceof Error && 'code' in error ? String(error.code) : '';
      if (!FAILURES_OF_NAMES.includes(code)) return false;
      given = new Map();
      generation += 1;
      if (NAME_MIXED_UP.includes(code)) most = 0;
      return true;
    },
  };
}
