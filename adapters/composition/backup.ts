// Connects backups: makes and restores them, and runs drills to check that a restored store gives the same
// answers.
import { repeatLatestAnswers } from '../../bot/as-of/repeat-latest-answers.js';
import { runRetention } from '../../bot/governance/delete-old.js';
import { repeatErasures } from '../../bot/governance/repeat-erasures-after-restore.js';
import type { KeptOutside } from '../../bot/model/governance/erasure-record.js';
import type { BotPorts, Log } from '../../bot/model/ports.js';
import { ConfigurationFailure, InputFailure } from '../../knowledge/model/errors.js';
import type { AfterRestore, BackupPorts, DrillReport } from '../cli/governance/backup.js';
import { checkBackup, makeBackup, placeBackup, type StorePlace } from '../sql/backup/backup.js';
import { markBackup, noteBackup } from '../sql/backup/last-backup.js';
import { finishRestore } from '../sql/backup/unfinished-restore.js';
import { makeScratch } from '../sql/backup/temporary-store.js';
import { requirePgvector } from '../sql/guidance/require-pgvector.js';
import { tablesState } from '../sql/migrations/migrate.js';
import { DESK_PLACE } from '../web/model/places.js';
import { newHoldLines, putHoldsBack } from './oversight/listed-holds.js';
import { connectGuidance, coreRules, type Guidance } from './guidance.js';
import { platformsOnCards } from './platforms.js';
import { handoffPorts } from './settings/advisers-file.js';
import { keepPrivate, makeFilesPrivate } from './settings/data-folder.js';
import { encryptionKeys, keyFile, keyPlace } from './settings/encryption-settings.js';
import type { Settings } from './settings/environment-settings.js';
import { citationLinkOf } from './settings/page-links.js';
import { retentionSchedule } from './settings/retention-settings.js';
import { openOnlyToLook, openStores, type Stores } from './stores.js';
import { storeWording } from './wording/store-wording.js';

/**
 * `stores` opens the stores in use, but only to record when the last backup was made. A restore does not open
 * them.
 */
export function connectBackup(settings: Settings, stores: () => Promise<Stores>, log: Log): BackupPorts {
  const place = (): StorePlace => {
    makeFilesPrivate();
    keepPrivate(settings.DATA_DIR);
    return {
      dataDir: settings.DATA_DIR,
      databaseUrl: settings.DATABASE_URL,
      keys: encryptionKeys(settings),
    };
  };
  const erased = async (): Promise<KeptOutside> => {
    const { store } = await stores();
    const holds = await newHoldLines(store, encryptionKeys(settings));
    return { erased: await store.records.erasures.all(), holds };
  };
  return {
    async back(path) {
      const { database } = await stores();
      const tables = await tablesState(database);
      const made = await makeBackup(place(), path);
      // Record the time in the store too, because other machines cannot read the file.
      await markBackup(settings.DATA_DIR, made.madeAt);
      if (!tables.behind) await noteBackup(database.kysely, made.madeAt);
      return { ...made, tables };
    },
    async record(time) {
      const at = timeOfBackup(time, new Date());
      await noteBackup((await stores()).database.kysely, at);
      return at;
    },
    async check(path) {
      const { header } = await checkBackup(path, encryptionKeys(settings));
      return header;
    },
    erased,
    async restore(path, list) {
      const { madeAt } = await placeBackup(place(), path);
      return withRestored(settings, log, (restored) => makeReady(restored, list, madeAt));
    },
    drill: async (path) => drill({ settings, place: place(), log }, path, await erased()),
  };
}

/** Refuses a time in the future, because there would be no alert about old backups until that time. */
function timeOfBackup(time: string | undefined, now: Date): string {
  if (time === undefined) return now.toISOString();
  const at = /T.*(?:Z|[+-]\d\d:?\d\d)$/u.test(time) ? Date.parse(time) : NaN;
  if (!(at <= now.getTime())) throw new InputFailure(...storeWording.notTimeOfBackup(time));
  return new Date(at).toISOString();
}

interface Restored {
  settings: Settings;
  stores: Stores;
  guidance: Guidance;
  log: Log;
}

async function withRestored<T>(
  settings: Settings,
  log: Log,
  work: (restored: Restored) => Promise<T>,
): Promise<T> {
  const stores = await openStores(settings, log, { isRestoring: true });
  try {
    if (stores.locked) throw stores.locked;
    // Everything in the store has already been through the message reader, so a restore does not need one.
    const withoutReader: Settings = { ...settings, MESSAGE_READER: 'off' };
    const guidance = await connectGuidance(withoutReader, stores, log, { patient: true });
    try {
      return await work({ settings, stores, guidance, log });
    } finally {
      await guidance.close();
    }
  } finally {
    await stores.database.close();
  }
}

/** Puts legal holds back, repeats erasures made since the backup, deletes old data, and builds the index. */
async function makeReady(
  { settings, stores, guidance, log }: Restored,
  list: KeptOutside,
  madeAt: string,
): Promise<AfterRestore> {
  const { store } = stores;
  const clock = () => new Date();
  const ports: BotPorts = {
    ...coreRules(guidance),
    store,
    // This process sends nothing. It only queues messages, which the service sends.
    platforms: platformsOnCards(settings, log),
    citationLink: citationLinkOf(settings),
    advisersPlace: () => DESK_PLACE,
    // A backup may be restored on a machine that does not have the advisers' file. A restore does not need
    // it.
    ...handoffPorts({ ...settings, ADVISERS_FILE: undefined }),
    clock,
    log,
  };
  const holds = await putHoldsBack(store, encryptionKeys(settings), list.holds);
  const repeated = await repeatErasures(ports, list.erased, madeAt);
  const retention = retentionSchedule(settings);
  const run = await runRetention({ store, retention, clock, log }, `restored ${clock().toISOString()}`);
  await stores.database.scrub();
  await finishRestore(stores.database);
  await guidance.loadLive();
  return { madeAt, holds, ...repeated, deletedOld: run !== undefined };
}

interface Drill {
  settings: Settings;
  place: StorePlace;
  log: Log;
}

/** Restores the backup into a temporary copy, which is deleted afterwards. Nothing in use changes. */
async function drill({ settings, place, log }: Drill, path: string, list: KeptOutside): Promise<DrillReport> {
  const started = performance.now();
  const scratch = await makeScratch(place);
  try {
    const { madeAt } = await placeBackup(scratch, path);
    const restoredMs = performance.now() - started;
    const elsewhere: Settings = {
      ...settings,
      DATA_DIR: scratch.dataDir,
      DATABASE_URL: scratch.databaseUrl,
      ...(keyPlace(settings) === 'file' && { ENCRYPTION_KEY_FILE: keyFile(settings) }),
    };
    return await withRestored(await searchable(elsewhere), log, async (restored) => {
      const after = await makeReady(restored, list, madeAt);
      const readyMs = performance.now() - started;
      const answers = await repeatLatestAnswers({
        records: restored.stores.store.records,
        guidance: restored.guidance.store,
        askRecorded: restored.guidance.past.askRecorded,
      });
      return {
        ...after,
        answers,
        restoredMs: Math.round(restoredMs),
        readyMs: Math.round(readyMs),
        allMs: Math.round(performance.now() - started),
      };
    });
  } finally {
    await scratch.remove();
  }
}

/**
 * Without pgvector, searches the restored copy in memory. Only an administrator can install pgvector in the
 * copy.
 */
async function searchable(settings: Settings): Promise<Settings> {
  if (settings.SEARCH !== 'postgres') return settings;
  const database = await openOnlyToLook(settings);
  try {
    await requirePgvector(database);
    return settings;
  } catch (error) {
    if (!(error instanceof ConfigurationFailure)) throw error;
    return { ...settings, SEARCH: 'memory' };
  } finally {
    await database.close();
  }
}
