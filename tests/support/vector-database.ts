// Makes a separate PostgreSQL database with vector search for a test, and adds releases that only have
// vectors.
import { createHash } from 'node:crypto';
import { openDatabase, type Database } from '../../adapters/sql/engine/open-database.js';
import { vectorBytes } from '../../adapters/sql/guidance/embedding-bytes.js';
import { modelKey } from '../../adapters/sql/guidance/guidance-store.js';
import { slices } from '../../adapters/sql/engine/slices.js';
import { requirePgvector } from '../../adapters/sql/guidance/require-pgvector.js';
import { migrate } from '../../adapters/sql/migrations/migrate.js';
import type { VectorsOf } from '../../ingest/model/ports.js';
import type { EmbeddingModel, Release, ReleaseContent } from '../../knowledge/model/release.js';
import { temporaryDatabase, type TemporaryDatabase } from '../fakes/temporary-database.js';
import { testKeys } from '../fakes/test-keys.js';

export async function vectorDatabase(server: string): Promise<TemporaryDatabase> {
  const temporary = await temporaryDatabase(server);
  const { databaseUrl } = temporary;
  const database = await openDatabase({ dataDir: '', databaseUrl, keys: testKeys, hasVectors: true });
  await requirePgvector(database);
  await migrate(database);
  return {
    ...temporary,
    database,
    async remove() {
      await database.close();
      await temporary.remove();
    },
  };
}

export interface BareRelease {
  content: ReleaseContent;
  vectorsOf: VectorsOf;
  asked: number[];
}

/** Adds a release of one document whose passages have vectors but no text. */
export async function addBareRelease(
  { kysely: db }: Database,
  number: number,
  entries: readonly { label: number; vector: Float32Array }[],
  { model, state = 'published' }: { model: EmbeddingModel; state?: Release['state'] },
): Promise<BareRelease> {
  const createdAt = new Date().toISOString();
  const release: Release = { number, state, model, passages: entries.length, documents: 1, createdAt };
  const edition = await db
    .insertInto('editions')
    .values({ source: 'one', digest: String(number), document: '{}', origin: '', created_at: createdAt })
    .returning('id')
    .executeTakeFirstOrThrow();
  const forms = entries.map(({ label, vector }, position) => {
    const bytes = vectorBytes(vector);
    return { label, bytes, position, digest: createHash('sha256').update(bytes).digest('hex') };
  });
  for (const some of slices(forms)) {
    await db
      .insertInto('passages')
      .values(some.map(({ label }) => ({ number: label, id: String(label), source: 'one', text: '' })))
      .onConflict((c) => c.doNothing())
      .execute();
    const place = {
      edition: edition.id,
      headings: '[]',
      page: null,
      paragraph: null,
      mends: null,
      text: null,
    };
    await db
      .insertInto('edition_passages')
      .values(
        some.map(({ label, position, digest }) => ({
          ...place,
          position,
          passage: label,
          context_digest: digest,
        })),
      )
      .execute();
    await db
      .insertInto('embeddings')
      .values(
        some.map(({ bytes, digest }) => ({
          model: modelKey(model),
          context_digest: digest,
          vector: bytes,
          sentences: null,
        })),
      )
      .onConflict((c) => c.doNothing())
      .execute();
  }
  const row = { number, state, model: JSON.stringify(model), passages: entries.length, documents: 1 };
  await db
    .insertInto('releases')
    .values({ ...row, calibration: null, created_at: createdAt, published_at: null })
    .execute();
  await db.insertInto('release_editions').values({ release: number, edition: edition.id }).execute();
  const asked: number[] = [];
  return {
    content: { release, documents: new Map(), passages: [], labels: entries.map(({ label }) => label) },
    vectorsOf(ordinals) {
      asked.push(...ordinals);
      return Promise.resolve(ordinals.map((ordinal) => entries[ordinal]!));
    },
    asked,
  };
}
