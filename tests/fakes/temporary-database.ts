// Makes a separate store for a test and removes it afterwards. Uses SQLite, or PostgreSQL if
// TEST_DATABASE_URL is set.
import { randomBytes } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import {
  openDatabase,
  type Database,
  type DatabaseOptions,
} from '../../adapters/sql/engine/open-database.js';
import { migrate } from '../../adapters/sql/migrations/migrate.js';
import { testKeys } from './test-keys.js';

export interface TemporaryDatabase {
  database: Database;
  /** The address of the PostgreSQL database. Absent on SQLite. */
  databaseUrl?: string;
  /** The folder of the SQLite store. Absent on PostgreSQL. */
  dataDir?: string;
  remove(): Promise<void>;
}

/**
 * Returns an empty database with all its tables. On PostgreSQL, the role needs permission to create
 * databases.
 */
export async function temporaryDatabase(
  server = process.env['TEST_DATABASE_URL'],
): Promise<TemporaryDatabase> {
  return server ? onServer(server, await migratedOn(server)) : inFolder(openMigrated);
}

/** Returns a database without tables. */
export function emptyDatabase(server: string | undefined): Promise<TemporaryDatabase> {
  return server ? onServer(server) : inFolder(openDatabase);
}

/**
 * Opens a new SQLite store with its tables. Copies a template, which is 50 times as fast as running the
 * migrations.
 */
export async function openMigrated(options: Omit<DatabaseOptions, 'databaseUrl'>): Promise<Database> {
  migratedFile ??= makeMigratedFile();
  await writeFile(join(options.dataDir, STORE_FILE), await migratedFile, { flag: 'wx' });
  return openDatabase(options);
}

const STORE_FILE = 'store.sqlite';
let migratedFile: Promise<Buffer> | undefined;

async function makeMigratedFile(): Promise<Buffer> {
  const dataDir = await mkdtemp(join(tmpdir(), 'migrated-'));
  const database = await openDatabase({ dataDir });
  await migrate(database);
  // Closing the last connection writes the write-ahead log into the file.
  await database.close();
  const file = await readFile(join(dataDir, STORE_FILE));
  await rm(dataDir, { recursive: true });
  return file;
}

/** The name of each server’s template database. */
const migratedDatabases = new Map<string, Promise<string>>();

function migratedOn(server: string): Promise<string> {
  const made = migratedDatabases.get(server) ?? makeMigratedDatabase(server);
  migratedDatabases.set(server, made);
  made.catch(() => migratedDatabases.delete(server));
  return made;
}

async function makeMigratedDatabase(server: string): Promise<string> {
  const { database, databaseUrl } = await onServer(server);
  await migrate(database);
  // The database is closed first, because PostgreSQL can only copy one that no one is connected to.
  await database.close();
  return new URL(databaseUrl!).pathname.slice(1);
}

async function inFolder(open: typeof openMigrated): Promise<TemporaryDatabase> {
  const dataDir = await mkdtemp(join(tmpdir(), 'store-'));
  const database = await open({ dataDir, keys: testKeys });
  return {
    database,
    dataDir,
    async remove() {
      await database.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

async function onServer(server: string, template = 'template1'): Promise<TemporaryDatabase> {
  const name = `test_${randomBytes(6).toString('hex')}`;
  await onAdmin(server, (admin) =>
    // Copies the files. The default strategy takes three times as long, because it also writes each page to
    // the server’s log.
    sql`create database ${sql.id(name)} template ${sql.id(template)} strategy file_copy`.execute(
      admin.kysely,
    ),
  );
  const address = new URL(server);
  address.pathname = `/${name}`;
  const database = await openDatabase({ dataDir: '', databaseUrl: address.href, keys: testKeys });
  return {
    database,
    databaseUrl: address.href,
    async remove() {
      await database.close();
      await onAdmin(server, (admin) => sql`drop database ${sql.id(name)} with (force)`.execute(admin.kysely));
    },
  };
}

async function onAdmin(server: string, work: (admin: Database) => Promise<unknown>): Promise<void> {
  const admin = await openDatabase({ dataDir: '', databaseUrl: server });
  await work(admin);
  await admin.close();
}
