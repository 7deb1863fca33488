// A store of its own for a test, gone afterwards: SQLite, or PostgreSQL where TEST_DATABASE_URL names a server.
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { openDatabase } from '../../adapters/sql/engine/open-database.js';
import type { Database } from '../../adapters/sql/engine/open-database.js';
import { testKeys } from './test-keys.js';
import { migrate } from '../../adapters/sql/migrations/migrate.js';

export interface TemporaryDatabase {
  database: Database;
  /** Absent on SQLite. */
  databaseUrl?: string;
  /** Absent on PostgreSQL. */
  dataDir?: string;
  remove(): Promise<void>;
}

/** Migrated and empty. The server's role must be allowed to create databases. */
export async function temporaryDatabase(
  server = process.env['TEST_DATABASE_URL'],
): Promise<TemporaryDatabase> {
  const temporary = await emptyDatabase(server);
  await migrate(temporary.database);
  return temporary;
}

/** Without a table. */
export function emptyDatabase(server: string | undefined): Promise<TemporaryDatabase> {
  return server ? onServer(server) : inFolder();
}

async function inFolder(): Promise<TemporaryDatabase> {
  const dataDir = await mkdtemp(join(tmpdir(), 'store-'));
  const database = await openDatabase({ dataDir, keys: testKeys });
  return {
    database,
    dataDir,
    async remove() {
      await database.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

async function onServer(server: string): Promise<TemporaryDatabase> {
  const name = `test_${randomBytes(6).toString('hex')}`;
  await onAdmin(server, (admin) => sql`create database ${sql.id(name)}`.execute(admin.kysely));
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
