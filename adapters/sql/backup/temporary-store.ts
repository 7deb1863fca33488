import { rmSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { StoreFailure } from '../../../knowledge/model/errors.js';
import type { StorePlace } from './backup.js';
import { removeOnStop } from './remove-copies-on-stop.js';
import { drillDatabase, drillPrefix, isLeftDatabase, removeLeftovers } from './leftovers.js';
import { backupWording as said } from '../wording/backup-wording.js';

/**
 * Makes a temporary store: on SQLite, in a folder in DATA_DIR, which has enough space; on PostgreSQL, in a
 * separate database on the same server.
 */
export async function makeScratch({
  dataDir,
  databaseUrl,
  keys,
}: StorePlace): Promise<StorePlace & { remove(): Promise<void> }> {
  removeLeftovers(dataDir);
  const folder = await mkdtemp(join(dataDir, drillPrefix()));
  // Tries again if needed, because a process that is shutting down may still be writing to the folder.
  const removeFolder = () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  if (databaseUrl === undefined) return { dataDir: folder, keys, remove: removedOnStop(removeFolder) };
  const name = drillDatabase();
  const address = new URL(databaseUrl);
  address.pathname = `/${name}`;
  const remove = removedOnStop(async () => {
    try {
      await onServer(databaseUrl, (client) =>
        changeDatabase(client, 'drop', `if exists ${name}`, 'with (force)'),
      );
    } finally {
      removeFolder();
    }
  });
  try {
    await onServer(databaseUrl, async (client) => {
      await removeLeftDatabases(client);
      await changeDatabase(client, 'create', name);
    });
  } catch (error) {
    await remove().catch(() => undefined);
    throw error;
  }
  return { dataDir: folder, databaseUrl: address.href, keys, remove };
}

/**
 * Returns a function that removes the temporary store. Also removes it if a signal stops the process first.
 */
function removedOnStop(remove: () => void | Promise<void>): () => Promise<void> {
  const giveUp = removeOnStop(remove);
  return async () => {
    try {
      await remove();
    } finally {
      giveUp();
    }
  };
}

const changeDatabase = (client: pg.Client, verb: 'create' | 'drop', name: string, how = '') =>
  client.query(`${verb} database ${name} ${how}`);

async function removeLeftDatabases(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ datname: string }>('select datname from pg_database');
  for (const { datname } of rows.filter((row) => isLeftDatabase(row.datname)))
    // PostgreSQL refuses if the database is in use or belongs to another role.
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
