import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { StoreFailure } from '../../../knowledge/model/errors.js';
import type { StorePlace } from './backup.js';
import { drillPrefix, removeLeftovers } from './leftovers.js';

/**
 * On SQLite, uses a folder in DATA_DIR, which has enough space. On PostgreSQL, uses a separate database on
 * the same server.
 */
export async function makeScratch({
  dataDir,
  databaseUrl,
  keys,
}: StorePlace): Promise<StorePlace & { remove(): Promise<void> }> {
  removeLeftovers(dataDir);
  const folder = await mkdtemp(join(dataDir, drillPrefix()));
  const removeFolder = () => rm(folder, { recursive: true, force: true });
  if (databaseUrl === undefined) return { dataDir: folder, keys, remove: removeFolder };
  const name = `ctac_drill_${randomBytes(5).toString('hex')}`;
  const address = new URL(databaseUrl);
  address.pathname = `/${name}`;
  try {
    await onServer(databaseUrl, `create database ${name}`);
  } catch (error) {
    await removeFolder();
    throw error;
  }
  return {
    dataDir: folder,
    databaseUrl: address.href,
    keys,
    async remove() {
      await removeFolder();
      await onServer(databaseUrl, `drop database if exists ${name} with (force)`);
    },
  };
}

async function onServer(databaseUrl: string, statement: string): Promise<void> {
  const client = new pg.Client(databaseUrl);
  try {
    await client.connect();
    await client.query(statement);
  } catch (cause) {
    throw new StoreFailure(
      'A database for the drill could not be created or removed.',
      'Give the database role in DATABASE_URL permission to create databases, or run the drill with a role that has it.',
      { cause },
    );
  } finally {
    await client.end().catch(() => undefined);
  }
}
