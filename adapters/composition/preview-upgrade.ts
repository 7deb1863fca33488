// Reports the changes that this version would make to a store and its index files, without making them.
import type { Upgrade } from '../cli/migrate.js';
import type { Log } from '../../bot/model/ports.js';
import { IndexFailure, StoreFailure } from '../../knowledge/model/errors.js';
import { takesAway } from '../sql/migrations/migration.js';
import { pendingMigrations } from '../sql/migrations/migrate.js';
import type { Settings } from './settings/environment-settings.js';
import { connectEmbedder } from './guidance.js';
import { connectIndex, connectStores, openOnlyToLook, type Stores } from './stores.js';

/** Opens the store for this check only, and does not change it. Throws `StoreFailure`. */
export async function readUpgrade(settings: Settings, log: Log): Promise<Upgrade> {
  const database = await openOnlyToLook(settings);
  try {
    const steps = (await pendingMigrations(database)).map(({ name }) => ({
      name,
      takesAway: takesAway(name),
    }));
    const stores = connectStores(database);
    const embedder = await connectEmbedder(settings, log, false, stores.store.records.sent);
    const model = embedder.model;
    await embedder.close();
    return { steps, index: await lookAtIndex(settings, stores, model) };
  } finally {
    await database.close();
  }
}

async function lookAtIndex(
  settings: Settings,
  { guidance: store, vectors }: Stores,
  model: { weightsHash: string },
): Promise<Upgrade['index']> {
  const index = connectIndex(settings, vectors);
  try {
    const live = await store.liveRelease();
    if (!live) return { is: 'none' };
    const content = await store.contentOf(live.number);
    const passages = content.passages.length;
    if (live.model.weightsHash !== model.weightsHash) return { is: 'of-another-model', passages };
    return await index.open(content).then(
      () => ({ is: 'usable' as const }),
      (error: unknown) => {
        if (error instanceof IndexFailure) return { is: 'unusable' as const, passages };
        throw error;
      },
    );
  } catch (error) {
    // The tables may lack something that this version reads, because the migration that adds it has not run
    // yet.
    if (error instanceof StoreFailure) return { is: 'unknown' };
    throw error;
  }
}
