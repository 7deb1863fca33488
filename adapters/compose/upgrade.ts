// Reports what this version would do to a store and its index files, without doing it.
import type { Upgrade } from '../cli/migrate.js';
import type { Log } from '../../bot/model/ports.js';
import { IndexFailure, StoreFailure } from '../../knowledge/model/errors.js';
import { createIndexFiles } from '../index/release-index.js';
import { createStore } from '../sql/conversations/store.js';
import { openDatabase } from '../sql/engine/open-database.js';
import { createGuidanceStore } from '../sql/guidance/guidance-store.js';
import { takesAway } from '../sql/migrations/migration.js';
import { pendingMigrations } from '../sql/migrations/migrate.js';
import type { Settings } from './settings/environment-settings.js';
import { connectEmbedder } from './guidance.js';

/** Opens the store just for this check, and changes nothing. Throws `StoreFailure`. */
export async function readUpgrade(settings: Settings, log: Log): Promise<Upgrade> {
  const { DATA_DIR, DATABASE_URL } = settings;
  const database = await openDatabase({ dataDir: DATA_DIR, databaseUrl: DATABASE_URL });
  try {
    const steps = (await pendingMigrations(database)).map(({ name }) => ({
      name,
      takesAway: takesAway(name),
    }));
    const embedder = await connectEmbedder(settings, log, false, createStore(database).records.sent);
    const model = embedder.model;
    await embedder.close();
    return { steps, index: await lookAtIndex(createGuidanceStore(database), DATA_DIR, model) };
  } finally {
    await database.close();
  }
}

async function lookAtIndex(
  store: ReturnType<typeof createGuidanceStore>,
  dataDir: string,
  model: { weightsHash: string },
): Promise<Upgrade['index']> {
  try {
    const live = await store.liveRelease();
    if (!live) return { is: 'none' };
    const content = await store.contentOf(live.number);
    const passages = content.passages.length;
    if (live.model.weightsHash !== model.weightsHash) return { is: 'of-another-model', passages };
    return await createIndexFiles(dataDir)
      .open(content)
      .then(
        () => ({ is: 'usable' as const }),
        (error: unknown) => {
          if (error instanceof IndexFailure) return { is: 'unusable' as const, passages };
          throw error;
        },
      );
  } catch (error) {
    // The tables are not up to date, and this version reads something that a migration has yet to add.
    if (error instanceof StoreFailure) return { is: 'unknown' };
    throw error;
  }
}
