// Opens the database and creates each store on it, once.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { encryptionKeys } from './settings/encryption-settings.js';
import { StoreFailure, type SealingFailure } from '../../knowledge/model/errors.js';
import type { IndexFiles, VectorStore } from '../../ingest/model/ports.js';
import type { Log } from '../../bot/model/ports.js';
import { createIndexFiles } from '../index/releases/release-index.js';
import { createStoredIndex } from '../index/releases/stored-index.js';
import { keepPrivate, makeFilesPrivate } from './settings/data-folder.js';
import type { Settings } from './settings/environment-settings.js';
import { refuseUnfinishedRestore } from '../sql/backup/unfinished-restore.js';
import { correctionCounts } from '../sql/conversations/correction-records.js';
import { createQuestionRecords } from '../sql/conversations/missed-question-records.js';
import { createStore } from '../sql/conversations/store.js';
import { openDatabase, type Database, type DatabaseOptions } from '../sql/engine/open-database.js';
import { prepareSealing } from '../sql/sealing/check-encryption-keys.js';
import { createStatisticsRecords } from '../sql/statistics/statistics-records.js';
import { createServiceStatistics } from '../sql/statistics/service-statistics.js';
import { addedSourceRecords } from '../sql/guidance/added-sources.js';
import { editedEntryRecords } from '../sql/guidance/edited-entries.js';
import { createEditingStore } from '../sql/guidance/editing-store.js';
import { createGuidanceStore } from '../sql/guidance/guidance-store.js';
import { requirePgvector } from '../sql/guidance/require-pgvector.js';
import { createVectorStore } from '../sql/guidance/vector-store.js';
import { createLibraryStore } from '../sql/guidance/library-store.js';
import { appliedMigrations, migrate, pendingMigrations, tablesState } from '../sql/migrations/migrate.js';
import { createChatLinkRecords } from '../sql/people/chat-link-records.js';
import { createSavedReplyRecords } from '../sql/people/saved-reply-records.js';
import { createSessionRecords } from '../sql/people/session-records.js';
import { storeWording } from './wording/store-wording.js';

export type Stores = ReturnType<typeof connectStores> & {
  /** The reason that messages cannot be accepted. Absent if messages can be accepted. */
  locked?: SealingFailure;
};

export function connectStores(database: Database, log?: Log) {
  return {
    database,
    store: createStore(database, log),
    guidance: createGuidanceStore(database),
    ...(database.hasVectors && { vectors: createVectorStore(database) }),
    editing: createEditingStore(database),
    library: createLibraryStore(database),
    addedSources: addedSourceRecords(database),
    editedEntries: editedEntryRecords(database),
    questions: createQuestionRecords(database),
    figures: { ...createStatisticsRecords(database.kysely), ...correctionCounts(database.kysely) },
    serviceStatistics: createServiceStatistics(database.kysely),
    sessions: createSessionRecords(database.kysely),
    savedReplies: createSavedReplyRecords(database.kysely),
    chatLinks: createChatLinkRecords(database.kysely),
  };
}

/** `isRestoring`: opens a restored store before it is finished. Throws `StoreFailure`. */
export async function openStores(
  settings: Settings,
  log?: Log,
  { isRestoring = false }: { isRestoring?: boolean } = {},
): Promise<Stores> {
  // Make files private first, because commands and processes that start later create files here too.
  makeFilesPrivate();
  keepPrivate(settings.DATA_DIR);
  const database = await openDatabase(placeOf(settings));
  if (!isRestoring) await refuseUnfinished(database);
  if (database.hasVectors) await requirePgvector(database);
  await migrate(database);
  // If the encryption key is missing or wrong, guidance can still be read, and `doctor` says why nothing else
  // works.
  const locked = await prepareSealing(database);
  return { ...connectStores(database, log), ...(locked && { locked }) };
}

/**
 * For read-only commands. Never changes the store, even if the tables are from another version. Throws
 * `StoreFailure`.
 */
export async function openStoresAsTheyAre(settings: Settings, log?: Log): Promise<Stores> {
  makeFilesPrivate();
  const none = new StoreFailure(...storeWording.none);
  const { DATA_DIR, DATABASE_URL } = settings;
  if (DATABASE_URL === undefined && !existsSync(join(DATA_DIR, 'store.sqlite'))) throw none;
  const database = await openDatabase({ ...placeOf(settings), mustExist: true });
  await refuseUnfinished(database);
  if (await appliedMigrations(database)) return connectStores(database, log);
  await database.close();
  throw none;
}

async function refuseUnfinished(database: Database): Promise<void> {
  try {
    await refuseUnfinishedRestore(database);
  } catch (error) {
    await database.close();
    throw error;
  }
}

function placeOf(settings: Settings): DatabaseOptions {
  return {
    dataDir: settings.DATA_DIR,
    databaseUrl: settings.DATABASE_URL,
    hasVectors: settings.SEARCH === 'postgres',
    keys: encryptionKeys(settings),
    queryTimeoutMs: settings.DATABASE_TIMEOUT_SECONDS * 1_000,
  };
}

/** For checks that do not need the encryption key. Throws `StoreFailure`. */
export function openOnlyToLook({ DATA_DIR, DATABASE_URL, SEARCH }: Settings): Promise<Database> {
  return openDatabase({
    dataDir: DATA_DIR,
    databaseUrl: DATABASE_URL,
    hasVectors: SEARCH === 'postgres',
  });
}

/** Opens the store for this check only, and does not change it. Throws `StoreFailure`. */
export async function isStoreMigrated(settings: Settings): Promise<boolean> {
  const database = await openOnlyToLook(settings);
  try {
    return !(await pendingMigrations(database)).length;
  } finally {
    await database.close();
  }
}

/** Describes whether the tables are up to date. Throws `StoreFailure` if this version cannot use them. */
export async function lookAtTables(database: Database): Promise<string> {
  const { length } = await pendingMigrations(database);
  if (length) throw new StoreFailure(...storeWording.tables.earlier(length));
  const { newer } = await tablesState(database);
  return newer.length ? storeWording.tables.newer : storeWording.tables.upToDate;
}

/** `vectors`: a database that searches vectors itself. If undefined, this process searches them. */
export function connectIndex({ DATA_DIR }: Settings, vectors: VectorStore | undefined): IndexFiles {
  return vectors ? createStoredIndex(DATA_DIR, vectors) : createIndexFiles(DATA_DIR);
}
