// Names statements, so that PostgreSQL only parses and plans each one once per connection. Also closes a
// connection if the server stops replying on it.
import { hash } from 'node:crypto';
import type { PostgresPool, PostgresPoolClient } from 'kysely';
import type pg from 'pg';
import { followTimeLimit, SILENT_AFTER_MS, statementTimeout } from './time-limit.js';

/**
 * A statement gets no name if there are already too many names, or if it has too many values. The server
 * keeps every named statement on each connection, and a statement with a long list of values is rarely run
 * again.
 */
const MAX_NAMES = 500;
const MAX_VALUES = 40;

/** PostgreSQL's error code if a table has changed since a named statement was planned. */
const PLANNED_BEFORE = '0A000';
/**
 * PostgreSQL's error codes if a pooler gave us a connection that does not have our named statements, or
 * already has others with the same names.
 */
const NAME_MIXED_UP = ['26000', '42P05'];

/**
 * Errors that only happen because a statement has a name. A transaction that fails with one of them succeeds
 * when it is run again.
 */
export const FAILURES_OF_NAMES: readonly string[] = [PLANNED_BEFORE, ...NAME_MIXED_UP];

/**
 * If a statement outside a transaction fails because of its name, runs it again at once. Sets the time limit
 * once on each new connection.
 */
export function withNamedStatements(pool: pg.Pool, limitMs: number): PostgresPool {
  const names = createNames();
  const known = new WeakMap<pg.PoolClient, PostgresPoolClient>();
  return {
    async connect() {
      const client = await pool.connect();
      const kept = known.get(client);
      if (kept) return kept;
      const made = named(client, names, limitMs + SILENT_AFTER_MS);
      await made.query(statementTimeout(limitMs), []).catch((error: unknown) => {
        client.release(true);
        throw error;
      });
      known.set(client, made);
      return made;
    },
    end: () => pool.end(),
  };
}

function named(client: pg.PoolClient, names: Names, longestMs: number): PostgresPoolClient {
  const isLimited = followTimeLimit();
  const run = async (text: string, values: unknown[]) => {
    // If we end a client that is waiting for a reply, its query fails, and the pool drops the client.
    const end = () => void client.end();
    const timer = isLimited(text, client.getTransactionStatus() !== 'I')
      ? setTimeout(end, longestMs)
      : undefined;
    try {
      return await client.query({ name: names.of(text, values.length), text, values });
    } finally {
      clearTimeout(timer);
    }
  };
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
    // Kysely also calls `query` with cursors, but we do not use any.
    query: query as never,
    release: (destroy) => client.release(destroy),
  };
}

interface Names {
  /** Returns undefined if this statement should not have a name. */
  of(statement: string, values: number): string | undefined;
  /** Returns whether the error was caused by a name. If so, later statements get new names, or none. */
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
      // The name is a hash of the statement. If names were numbers, a pooler that mixed them up could run the
      // wrong statement.
      const digest = hash('sha256', statement, 'base64url');
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
