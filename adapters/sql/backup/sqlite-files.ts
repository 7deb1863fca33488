import { createReadStream, existsSync, rmSync } from 'node:fs';
import { mkdir, open } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { InputFailure, StoreFailure } from '../../../knowledge/model/errors.js';
import { giveName } from '../../process/give-file-its-name.js';
import { loadSqlite } from '../engine/load-sqlite.js';
import { backupName, removeLeftovers } from './leftovers.js';
import { removeOnStop } from './remove-copies-on-stop.js';
import { markRestore, refuseOther, RESTORE_MARK } from './unfinished-restore.js';
import { backupWording as said } from '../wording/backup-wording.js';

const STORE = 'store.sqlite';
/** Copies all pages in one step. With several steps, any write between them would restart the copy. */
const ALL_PAGES = 0x7fffffff;

export async function* copySqlite(dataDir: string): AsyncGenerator<Uint8Array> {
  removeLeftovers(dataDir);
  const copy = join(dataDir, backupName());
  removeCopy(copy);
  const giveUp = removeOnStop(() => removeCopy(copy));
  try {
    const SqliteFile = loadSqlite();
    const store = new SqliteFile(join(dataDir, STORE), { fileMustExist: true });
    try {
      store.pragma('busy_timeout = 5000');
      await store.backup(copy, { progress: () => ALL_PAGES });
    } finally {
      store.close();
    }
    checkSqlite(copy);
    yield* createReadStream(copy, { highWaterMark: 1024 * 1024 }) as AsyncIterable<Uint8Array>;
  } finally {
    removeCopy(copy);
    giveUp();
  }
}

function removeCopy(path: string): void {
  for (const end of ['', '-wal', '-shm', '-journal']) rmSync(`${path}${end}`, { force: true });
}

function checkSqlite(path: string): void {
  const SqliteFile = loadSqlite();
  const file = new SqliteFile(path, { fileMustExist: true });
  try {
    const found = file.pragma('integrity_check', { simple: true });
    if (found !== 'ok') throw new StoreFailure(...said.copyDamaged);
  } finally {
    file.close();
  }
}

const isMarked = (path: string): Promise<boolean> =>
  onSqlite(path, async (store) => {
    const { rows } = await store.query('select name from sqlite_master');
    return rows.some((row) => (row as { name: string }).name === RESTORE_MARK);
  }).catch(() => false);

type Sqlite = Parameters<typeof markRestore>[0];

async function onSqlite<T>(path: string, work: (store: Sqlite) => Promise<T>): Promise<T> {
  const SqliteFile = loadSqlite();
  const file = new SqliteFile(path, { fileMustExist: true });
  const query: Sqlite['query'] = (statement) => {
    const prepared = file.prepare(statement);
    if (prepared.reader) return Promise.resolve({ rows: prepared.all() });
    prepared.run();
    return Promise.resolve({ rows: [] });
  };
  try {
    file.pragma('synchronous = FULL');
    return await work({ query });
  } finally {
    file.close();
  }
}

/**
 * Throws `InputFailure` if there is already a store, because we must not overwrite it. If it has been restored
 * from this backup, but not finished, does nothing.
 */
export async function placeSqlite(
  dataDir: string,
  content: AsyncIterable<Uint8Array>,
  madeAt: string,
): Promise<void> {
  const store = join(dataDir, STORE);
  const draft = `${store}.restoring`;
  const taken = new InputFailure(...said.storeExists(dataDir));
  if (existsSync(store) && (await isMarked(store)))
    return onSqlite(store, (marked) => refuseOther(marked, madeAt));
  if ([store, `${store}-wal`].some((path) => existsSync(path))) throw taken;
  await mkdir(dirname(store), { recursive: true, mode: 0o700 });
  removeCopy(draft);
  const giveUp = removeOnStop(() => removeCopy(draft));
  try {
    const file = await open(draft, 'wx', 0o600);
    try {
      for await (const piece of content) await file.write(piece);
      await file.sync();
    } finally {
      await file.close();
    }
    checkSqlite(draft);
    await onSqlite(draft, (restored) => markRestore(restored, madeAt));
    await giveName(draft, store).catch((cause: unknown) => {
      throw (cause as NodeJS.ErrnoException).code === 'EEXIST' ? taken : cause;
    });
  } finally {
    removeCopy(draft);
    giveUp();
  }
}
