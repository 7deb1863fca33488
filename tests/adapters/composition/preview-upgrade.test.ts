// Checks, on real stores, what the preview of an upgrade says about the tables and the index files.
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readSettings } from '../../../adapters/composition/settings/environment-settings.js';
import { readUpgrade } from '../../../adapters/composition/preview-upgrade.js';
import { MINILM, PUBLISHED_MINILM } from '../../../adapters/models/minilm/weights.js';
import { MIGRATIONS } from '../../../adapters/sql/migrations/migrate.js';
import { StoreFailure } from '../../../knowledge/model/errors.js';
import type { EmbeddingModel } from '../../../knowledge/model/release.js';
import { createFakeEmbedder } from '../../fakes/models/fake-embedder.js';
import { emptyDatabase, temporaryDatabase, type TemporaryDatabase } from '../../fakes/temporary-database.js';
import { onBothDatabases } from '../../support/on-both-databases.js';
import { note, startGuidance, type RunningGuidance } from '../../support/running-guidance.js';

const log = { info: () => undefined, warn: () => undefined, error: () => undefined };

function read(dataDir: string, databaseUrl: string | undefined) {
  const where = { DATA_DIR: dataDir, ...(databaseUrl !== undefined && { DATABASE_URL: databaseUrl }) };
  return readUpgrade(readSettings({ NODE_ENV: 'test', ...where }), log);
}

onBothDatabases((server) => {
  let made: TemporaryDatabase;
  let guidance: RunningGuidance | undefined;
  beforeEach(async () => {
    made = await temporaryDatabase(server());
    guidance = undefined;
  });
  afterEach(async () => {
    await guidance?.close();
    await made.remove();
  });

  const upgrade = () => read(guidance?.home ?? made.dataDir ?? '', made.databaseUrl);
  /** Publishes with vectors from the fake model, under the name of a real model. */
  async function publish(model: EmbeddingModel): Promise<void> {
    const { dimension } = model;
    const embedder = { ...createFakeEmbedder({ dimension }), model };
    guidance = await startGuidance(embedder, made.databaseUrl);
    await guidance.put('a.md', note('A note', 'Only a first responder can refer a child.'));
    await guidance.publish();
  }

  test('lists every step for a store without tables, and makes none', async () => {
    const empty = await emptyDatabase(server() || undefined);
    try {
      const { steps, index } = await read(empty.dataDir ?? '', empty.databaseUrl);
      expect(steps).toEqual(MIGRATIONS.map(({ name }) => ({ name, takesAway: false })));
      expect(index).toEqual({ is: 'unknown' });
      expect(await empty.database.kysely.introspection.getTables()).toEqual([]);
    } finally {
      await empty.remove();
    }
  });

  test('lists only the steps that a store has not had', async () => {
    const last = MIGRATIONS.at(-1)!.name;
    await sql`delete from schema_migrations where name = ${last}`.execute(made.database.kysely);
    expect((await upgrade()).steps).toEqual([{ name: last, takesAway: false }]);
  });

  test('refuses a store from which a later version has taken something away', async () => {
    await sql`insert into schema_migrations (name, applied_at) values ('9999-later-contract', 'now')`.execute(
      made.database.kysely,
    );
    await expect(upgrade()).rejects.toThrow(StoreFailure);
  });

  test('finds no index where nothing was published', async () => {
    expect(await upgrade()).toEqual({ steps: [], index: { is: 'none' } });
  });

  test('finds index files that can be used, and says how many passages would be read if they were lost', async () => {
    await publish(MINILM);
    expect(await upgrade()).toEqual({ steps: [], index: { is: 'usable' } });
    const files = join(guidance!.home, 'releases');
    await rm(files, { recursive: true });
    expect((await upgrade()).index).toEqual({ is: 'unusable', passages: 1 });
    expect(await readdir(guidance!.home)).not.toContain('releases');
  });

  test('says how many passages would be embedded again for another model', async () => {
    await publish(PUBLISHED_MINILM);
    expect((await upgrade()).index).toEqual({ is: 'of-another-model', passages: 1 });
  });
});
