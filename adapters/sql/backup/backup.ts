import { createHash, randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import { mkdir, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import pg from 'pg';
import { InputFailure, StoreFailure } from '../../../knowledge/model/errors.js';
import type { KeyKeeper } from '../../../bot/model/governance/key-keeper.js';
import { giveName } from '../../process/give-file-its-name.js';
import { readBackup, writeBackup, type BackupHeader } from './backup-file.js';
import { removeOnStop } from './remove-copies-on-stop.js';
import { checkDump, dumpPostgres, restorePostgres } from './postgres-programs.js';
import { copySqlite, placeSqlite } from './sqlite-files.js';
import { markRestore, refuseOther, removeMark, RESTORE_MARK } from './unfinished-restore.js';
import { backupWording as said } from '../wording/backup-wording.js';

export interface StorePlace {
  dataDir: string;
  databaseUrl?: string | undefined;
  keys: KeyKeeper;
}

export interface MadeBackup {
  madeAt: string;
  bytes: number;
}

/**
 * Makes a backup. The file only gets its final name once we have read it back. Throws `InputFailure` if that
 * name is taken.
 */
export async function makeBackup(place: StorePlace, path: string): Promise<MadeBackup> {
  const draft = `${path}.${randomBytes(4).toString('hex')}.partial`;
  const dialect = place.databaseUrl === undefined ? 'sqlite' : 'postgresql';
  const content =
    place.databaseUrl === undefined ? copySqlite(place.dataDir) : dumpPostgres(place.databaseUrl);
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const giveUp = removeOnStop(() => rmSync(draft, { force: true }));
  try {
    const { header, digest } = await writeBackup(draft, content, { keeper: place.keys, dialect });
    if ((await checkBackup(draft, place.keys)).digest !== digest) throw new StoreFailure(...said.differs);
    await giveName(draft, path).catch((cause: unknown) => {
      if ((cause as NodeJS.ErrnoException).code !== 'EEXIST') throw cause;
      throw new InputFailure(...said.fileExists(path));
    });
    return { madeAt: header.madeAt, bytes: (await stat(path)).size };
  } finally {
    await rm(draft, { force: true });
    giveUp();
  }
}

/** Reads the whole backup, as a restore would. */
export async function checkBackup(
  path: string,
  keys: KeyKeeper,
): Promise<{ header: BackupHeader; digest: string }> {
  const { header, content, close } = await readBackup(path, keys);
  const hash = createHash('sha256');
  const hashed = async function* () {
    for await (const piece of content) {
      hash.update(piece);
      yield piece;
    }
  };
  try {
    if (header.dialect === 'postgresql') await checkDump(hashed());
    else for await (const piece of content) hash.update(piece);
  } finally {
    await close();
  }
  return { header, digest: hash.digest('hex') };
}

/**
 * Restores a backup into an empty store, and marks it as unfinished. If it was already restored here and is
 * still unfinished, does nothing. Throws `InputFailure` if the store is not empty, or if the backup is of a
 * different kind of store (SQLite or PostgreSQL).
 */
export async function placeBackup(place: StorePlace, path: string): Promise<BackupHeader> {
  const { header, content, close } = await readBackup(path, place.keys);
  try {
    const isPostgres = place.databaseUrl !== undefined;
    if (isPostgres !== (header.dialect === 'postgresql'))
      throw isPostgres ? new InputFailure(...said.ofSqlite) : new InputFailure(...said.ofPostgres);
    if (place.databaseUrl === undefined) await placeSqlite(place.dataDir, content, header.madeAt);
    else await placePostgres(place.databaseUrl, content, header.madeAt);
    return header;
  } finally {
    await close();
  }
}

/** If the restore fails, the database is as empty as before. */
async function placePostgres(
  databaseUrl: string,
  content: AsyncIterable<Uint8Array>,
  madeAt: string,
): Promise<void> {
  if (!(await onDatabase(databaseUrl, (client) => markEmpty(client, madeAt)))) return;
  try {
    await restorePostgres(databaseUrl, content);
  } catch (error) {
    await onDatabase(databaseUrl, removeMark);
    throw error;
  }
}

/** Returns false if the database has been restored from this backup, but not finished. */
async function markEmpty(client: pg.Client, madeAt: string): Promise<boolean> {
  const { rows } = await client.query<{ name: string }>(
    "select table_name as name from information_schema.tables where table_schema = 'public'",
  );
  const isEmpty = rows.every(({ name }) => name === RESTORE_MARK);
  if (isEmpty) await markRestore(client, madeAt);
  else if (!rows.some(({ name }) => name === RESTORE_MARK)) throw new InputFailure(...said.databaseNotEmpty);
  else await refuseOther(client, madeAt);
  return isEmpty;
}

async function onDatabase<T>(databaseUrl: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client(databaseUrl);
  try {
    await client.connect();
    return await work(client);
  } catch (cause) {
    if (cause instanceof InputFailure) throw cause;
    throw new StoreFailure(...said.databaseNotReached, { cause });
  } finally {
    await client.end().catch(() => undefined);
  }
}
