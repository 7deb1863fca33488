import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { StoreFailure } from '../../../knowledge/model/errors.js';
import type { StorePlace } from './backup.js';
import { drillDatabase, drillPrefix, isLeftDatabase, removeLeftovers } from './leftovers.js';
import { backupWording as said } from '../wording/backup-wording.js';

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
  const name = drillDatabase();
  const address = new URL(databaseUrl);
  address.pathname = `/${name}`;
  try {
    await onServer(databaseUrl, async (client) => {
      await removeLeftDatabases(client);
      await changeDatabase(client, 'create', name);
    });
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
      await onServer(databaseUrl, (client) => changeDatabase(client, 'drop', name, 'with (force)'));
    },
  };
}

const changeDatabase = (client: pg.Client, verb: 'create' | 'drop', name: string, how = '') =>
  client.query(`${verb} database ${name} ${how}`);

async function removeLeftDatabases(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ datname: string }>('select datname from pg_database');
  for (const { datname } of rows.filter((row) => isLeftDatabase(row.datname)))
    // PostgreSQL refuses if the database is in use, or belongs to another role.
    await changeDatabase(client, 'drop', datname).catch(() => undefined);
}

async function onServer(databaseUrl: string, work: (client: pg.Client) => Promise<unknown>): Promise<void> {
  const client = new pg.Client(databaseUrl);
  try {
    await client.connect();
    await work(client);
  } catch (cause) {
    throw new StoreFailure(...said.noDrillDatabase, { cause });
  } finally {
    await client.end().catch(() => undefined);
  }
}
