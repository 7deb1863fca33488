// Opens the one store: SQLite in a folder, or PostgreSQL if an address is given. The queries are the same for both.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type BetterSqlite3 from 'better-sqlite3';
import { CompiledQuery, Kysely, PostgresDialect, SqliteDialect } from 'kysely';
import pg from 'pg';
import { StoreFailure } from '../../../knowledge/model/errors.js';
import type { KeyKeeper } from '../../../bot/model/governance/key-keeper.js';
import { keysInFile } from '../keys/local-keys.js';
import { createSealing } from '../keys/sealing.js';
import type { Sealing } from '../keys/sealing.js';
import type { Tables } from '../tables/queries.js';
import { withNamedStatements } from './named-statements.js';
import { loadSqlite } from './load-sqlite.js';
import { withStoreFailures } from './store-failures.js';

/** With the database, because whoever needs one needs the other. */
export type { Queries, Tables } from '../tables/queries.js';

export type DialectName = 'sqlite' | 'postgresql';

export interface Database {
  /**
   * On SQLite there is one connection: a query on `kysely` inside a transaction's work waits for that transaction for
   * ever. Inside, only use the transaction passed in.
   */
  kysely: Kysely<Tables>;
  dialect: DialectName;
  /** For what people wrote. */
  sealing: Sealing;
  /** After words were erased: takes them out of the files too. On PostgreSQL that is the server's vacuum. */
  scrub(): void;
  /** Absent on SQLite, which has one. */
  connections?: () => { open: number; idle: number; waitedFor: number };
  close(): Promise<void>;
}

export interface DatabaseOptions {
  /** Folder of `store.sqlite`; made when missing. */
  dataDir: string;
  /** PostgreSQL; absent means SQLite in `dataDir`. */
  databaseUrl?: string;
  /** Absent: a file in `dataDir`, made when something is first sealed. */
  keys?: KeyKeeper;
}

/** In `dataDir`, unless a setting names another place. */
export const KEY_FILE = 'encryption.key';

/** Throws `StoreFailure` when the store cannot be opened. Migrations are a separate step: `migrate`. */
export async function openDatabase(options: DatabaseOptions): Promise<Database> {
  try {
    const sealing = createSealing(options.keys ?? keysInFile(join(options.dataDir, KEY_FILE)));
    return options.databaseUrl
      ? await openPostgres(options.databaseUrl, sealing)
      : openSqlite(options.dataDir, sealing);
  } catch (cause) {
    throw new StoreFailure(
      'The store could not be opened.',
      options.databaseUrl
        ? 'Check DATABASE_URL and that PostgreSQL accepts connections.'
        : `Check that ${options.dataDir} exists, can be written to, and is not on a network share.`,
      { cause },
    );
  }
}

function openSqlite(dataDir: string, sealing: Sealing): Database {
  mkdirSync(dataDir, { recursive: true });
  const SqliteFile = loadSqlite();
  const file = new SqliteFile(join(dataDir, 'store.sqlite'));
  file.pragma('journal_mode = WAL');
  // NORMAL may lose the last commits when the power fails; what we acknowledged must be on the disk.
  file.pragma('synchronous = FULL');
  file.pragma('busy_timeout = 5000');
  file.pragma('foreign_keys = ON');
  // What is deleted is overwritten with zeros, and not only forgotten.
  file.pragma('secure_delete = ON');
  const kysely = new Kysely<Tables>({ dialect: withStoreFailures(immediateSqlite(file)) });
  // The write-ahead log keeps pages as they were until it is emptied.
  const scrub = () => void file.pragma('wal_checkpoint(TRUNCATE)');
  return { kysely, dialect: 'sqlite', sealing, scrub, close: () => kysely.destroy() };
}

/**
 * A plain BEGIN takes the write lock only at the first write, and then fails immediately, whatever busy_timeout says,
 * if another process has written since the first read. BEGIN IMMEDIATE waits its turn instead.
 */
function immediateSqlite(file: BetterSqlite3.Database): SqliteDialect {
  const dialect = new SqliteDialect({ database: file });
  const createDriver = dialect.createDriver.bind(dialect);
  dialect.createDriver = () => {
    const driver = createDriver();
    driver.beginTransaction = async (connection) => {
      await connection.executeQuery(CompiledQuery.raw('begin immediate'));
    };
    return driver;
  };
  return dialect;
}

async function openPostgres(connectionString: string, sealing: Sealing): Promise<Database> {
  // pg returns bigint and count(*) as strings; ours stay far below 2^53. pg is only imported here, so this does not
  // change anyone else's rows.
  pg.types.setTypeParser(pg.types.builtins.INT8, Number);
  const pool = new pg.Pool({
    connectionString,
    max: 10,
    connectionTimeoutMillis: 10_000,
  });
  // Without a listener an idle connection that breaks would end the process; the next query reports it.
  pool.on('error', () => undefined);
  const kysely = new Kysely<Tables>({
    dialect: withStoreFailures(new PostgresDialect({ pool: withNamedStatements(pool) })),
  });
  (await pool.connect()).release();
  return {
    kysely,
    dialect: 'postgresql',
    sealing,
    scrub: () => undefined,
    connections: () => ({ open: pool.totalCount, idle: pool.idleCount, waitedFor: pool.waitingCount }),
    close: () => kysely.destroy(),
  };
}
