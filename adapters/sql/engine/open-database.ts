// Opens the store: SQLite in a folder, or PostgreSQL if an address is given.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate as turnOfTheLoop } from 'node:timers/promises';
import type BetterSqlite3 from 'better-sqlite3';
import { CompiledQuery, Kysely, PostgresDialect, sql, SqliteDialect } from 'kysely';
import pg from 'pg';
import { StoreFailure } from '../../../knowledge/model/errors.js';
import type { KeyKeeper } from '../../../bot/model/governance/key-keeper.js';
import { keysInFile } from '../keys/local-keys.js';
import { createSealing, type Sealing } from '../keys/sealing.js';
import type { DialectName, Tables } from '../tables/queries.js';
import { withKeptStatements } from './kept-statements.js';
import { withNamedStatements } from './named-statements.js';
import { loadSqlite } from './load-sqlite.js';
import { withStoreFailures } from './store-failures.js';
import { QUERY_TIMEOUT_MS } from './time-limit.js';
import { storeWording as said } from '../wording/store-wording.js';

export type { DialectName, Queries, Tables } from '../tables/queries.js';

export interface Database {
  /**
   * SQLite only has one connection. Inside a transaction, only use that transaction: a query on `kysely`
   * would wait for ever.
   */
  kysely: Kysely<Tables>;
  dialect: DialectName;
  /** True if the database can search passage vectors, which needs pgvector. */
  hasVectors: boolean;
  sealing: Sealing;
  /**
   * Removes erased text from the store's files. Call this outside a transaction. Does nothing on PostgreSQL,
   * where the server's vacuum removes it. Throws `StoreFailure`.
   */
  scrub(): Promise<void>;
  /** Absent on SQLite, which only has one connection. */
  connections?: () => { open: number; idle: number; waitedFor: number };
  close(): Promise<void>;
}

export interface DatabaseOptions {
  dataDir: string;
  /** The address of PostgreSQL. If absent, SQLite is used. */
  databaseUrl?: string;
  /** If true, throws instead of creating a store. */
  mustExist?: boolean;
  /** For PostgreSQL only. */
  queryTimeoutMs?: number;
  /** True if PostgreSQL should search passage vectors. Defaults to false. */
  hasVectors?: boolean;
  /** Defaults to a key file in `dataDir`, which is created when something is first encrypted. */
  keys?: KeyKeeper;
}

export const KEY_FILE = 'encryption.key';

/** Does not run migrations; use `migrate` for that. Throws `StoreFailure` if the store cannot be opened. */
export async function openDatabase(options: DatabaseOptions): Promise<Database> {
  try {
    const keeper = options.keys ?? keysInFile(join(options.dataDir, KEY_FILE));
    const sealing = createSealing(keeper, options.databaseUrl ? 'postgresql' : 'sqlite');
    return options.databaseUrl
      ? await openPostgres(options.databaseUrl, sealing, options)
      : openSqlite(options, sealing);
  } catch (cause) {
    const why = options.databaseUrl ? said.postgresNotOpened : said.sqliteNotOpened(options.dataDir);
    throw new StoreFailure(...why, { cause });
  }
}

const BUSY_TIMEOUT_MS = 5_000;

function openSqlite({ dataDir, mustExist = false }: DatabaseOptions, sealing: Sealing): Database {
  if (!mustExist) mkdirSync(dataDir, { recursive: true });
  const SqliteFile = loadSqlite();
  const file = new SqliteFile(join(dataDir, 'store.sqlite'), { fileMustExist: mustExist });
  file.pragma('journal_mode = WAL');
  // Everything that we acknowledge must already be on the disk. With NORMAL, a power cut could lose the
  // latest commits.
  file.pragma('synchronous = FULL');
  file.pragma(`busy_timeout = ${BUSY_TIMEOUT_MS}`);
  file.pragma('foreign_keys = ON');
  // Overwrites deleted data with zeros, instead of only marking it as free.
  file.pragma('secure_delete = ON');
  // SQLite's own lower() only handles ASCII letters.
  file.function('lower', { deterministic: true }, (text: unknown) =>
    typeof text === 'string' ? text.toLowerCase() : text,
  );
  const kysely = new Kysely<Tables>({ dialect: withStoreFailures(inTurnsSqlite(file)) });
  // Empties the write-ahead log, which keeps old copies of pages. SQLite refuses this during a transaction,
  // so we run it as a query, which waits until the connection is free.
  const scrub = () =>
    kysely.connection().execute(async (connection) => {
      // Does not wait for another process that is reading, because this call would block the event loop.
      await sql`pragma busy_timeout = 0`.execute(connection);
      const { rows } = await sql<{ busy: number }>`pragma wal_checkpoint(truncate)`.execute(connection);
      await sql.raw(`pragma busy_timeout = ${BUSY_TIMEOUT_MS}`).execute(connection);
      if (rows[0]?.busy) throw new StoreFailure(...said.erasedInLog);
    });
  // Do not use Kysely's `destroy`. It leaves unused files open and then throws errors, although nothing is
  // wrong with the store.
  const close = () => Promise.resolve(void file.close());
  return { kysely, dialect: 'sqlite', hasVectors: false, sealing, scrub, close };
}

/**
 * The longest that a queue of transactions can block everything else. It can do so because SQLite runs on
 * the main thread.
 */
const SLICE_MS = 10;

/**
 * Gives the event loop a turn between transactions. Otherwise, all the waiting transactions would run in one
 * turn. Node only accepts 1 new network connection per turn, so 100 jobs would delay incoming messages by
 * seconds. Transactions start with BEGIN IMMEDIATE, which waits for the write lock. A plain BEGIN only takes
 * the lock at the first write, and fails at once, despite busy_timeout, if another process has written since
 * the first read.
 */
function inTurnsSqlite(file: BetterSqlite3.Database): SqliteDialect {
  const dialect = new SqliteDialect({ database: withKeptStatements(file) });
  const createDriver = dialect.createDriver.bind(dialect);
  dialect.createDriver = () => {
    const driver = createDriver();
    const acquire = driver.acquireConnection.bind(driver);
    let turnedAt = -Infinity;
    driver.acquireConnection = async () => {
      const connection = await acquire();
      if (performance.now() - turnedAt > SLICE_MS) {
        await turnOfTheLoop();
        turnedAt = performance.now();
      }
      return connection;
    };
    driver.beginTransaction = async (connection) => {
      await connection.executeQuery(CompiledQuery.raw('begin immediate'));
    };
    return driver;
  };
  return dialect;
}

async function openPostgres(
  connectionString: string,
  sealing: Sealing,
  { queryTimeoutMs = QUERY_TIMEOUT_MS, hasVectors = false }: DatabaseOptions,
): Promise<Database> {
  // pg returns bigint and count(*) as strings. Our numbers stay far below 2^53, so we parse them as numbers.
  // Only this file imports pg, so this affects nothing else.
  pg.types.setTypeParser(pg.types.builtins.INT8, Number);
  const pool = new pg.Pool({
    connectionString,
    max: 10,
    connectionTimeoutMillis: 10_000,
    // Detects a server that disappeared without closing the connection, as in a failover.
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
  });
  // Without listeners, a broken connection would end the process: the first listener is for idle connections,
  // the second for those in use. The next query reports the problem anyway.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => void client.on('error', () => undefined));
  const kysely = new Kysely<Tables>({
    dialect: withStoreFailures(new PostgresDialect({ pool: withNamedStatements(pool, queryTimeoutMs) })),
  });
  (await pool.connect()).release();
  return {
    kysely,
    dialect: 'postgresql',
    hasVectors,
    sealing,
    scrub: () => Promise.resolve(),
    connections: () => ({ open: pool.totalCount, idle: pool.idleCount, waitedFor: pool.waitingCount }),
    close: async () => {
      if (!pool.ending) await pool.end();
    },
  };
}
