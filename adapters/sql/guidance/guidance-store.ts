import { setImmediate as turnOfTheLoop } from 'node:timers/promises';
import type { EmbeddingModel, Release } from '../../../knowledge/model/release.js';
import type {
  ContextToEmbed,
  EditionRecord,
  GuidanceStore,
  PlacedPassage,
} from '../../../ingest/model/ports.js';
import type { Publication } from '../../../ingest/model/editing.js';
import { auditPublication } from '../audit/audit-editing.js';
import type { Database, Queries } from '../engine/open-database.js';
import { transact } from '../engine/transact.js';
import { sentenceBytes, vectorBytes } from './embedding-bytes.js';
import { draftRelease, releaseAsOf } from './draft-release.js';
import { createContentReader, readDocumentOf, readVectors } from './read-release.js';
import { readDocument, readHeadings, readRelease } from './guidance-rows.js';
import { settingsRecords } from './settings-records.js';
import { slices } from '../engine/slices.js';
import { changedOne, first } from '../engine/read-rows.js';

/** Keeps queries short, because on SQLite they block the event loop. */
const EDITIONS_A_QUERY = 500;
const VECTORS_A_QUERY = 64;

export function createGuidanceStore(database: Database): GuidanceStore {
  const db = database.kysely;
  const readContent = createContentReader(db);
  const transaction = <T>(work: (tx: Queries) => Promise<T>) => transact(db, work);
  return {
    editionWith: (slug, digest) => editionWith(db, slug, digest),
    saveEdition: (edition, passages) => transaction((tx) => saveEdition(tx, edition, passages)),
    contextsToEmbed: (editions, model) => contextsToEmbed(db, editions, model),
    saveEmbeddings: (model, rows) =>
      transaction(async (tx) => {
        for (const some of slices(rows, VECTORS_A_QUERY)) {
          const values = some.map(({ contextDigest, embedding }) => ({
            model: modelKey(model),
            context_digest: contextDigest,
            vector: vectorBytes(embedding.vector),
            sentences: sentenceBytes(embedding.spans),
          }));
          await tx
            .insertInto('embeddings')
            .values(values)
            .onConflict((c) => c.doNothing())
            .execute();
          await turnOfTheLoop();
        }
      }),
    vectorsOf: (content, ordinals) => readVectors(db, content, modelKey(content.release.model), ordinals),
    documentOf: (release, slug) => readDocumentOf(db, release, slug),
    editionsOf: (release) => editionsOf(db, release),
    draftRelease: (editions, model) => transaction((tx) => draftRelease(tx, editions, model)),
    releaseAsOf: (editions, model) => transaction((tx) => releaseAsOf(tx, editions, model)),
    ...settingsRecords(db),
    contentOf: (release) => readContent(release),
    release: (number) => findRelease(db, number),
    liveRelease: async () => {
      const live = await db.selectFrom('live_release').select('release').executeTakeFirst();
      return live && (await findRelease(db, live.release));
    },
    saveCalibration: async (release, calibration) => {
      await db
        .updateTable('releases')
        .set({ calibration: JSON.stringify(calibration) })
        .where('number', '=', release)
        .execute();
    },
    publish: (release, previous) =>
      transaction(async (tx) => {
        if ((await lockLive(tx)) !== previous) return false;
        const publication = { release, previous, kind: 'ingest' as const, at: new Date().toISOString() };
        if (!(await movePointer(tx, publication))) return false;
        await auditPublication(tx, publication);
        return true;
      }),
  };
}

export function modelKey(model: EmbeddingModel): string {
  return `${model.id}:${model.dimension}:${model.weightsHash.slice(0, 16)}`;
}

async function editionWith(db: Queries, slug: string, digest: string): Promise<EditionRecord | undefined> {
  const rows = db.selectFrom('editions').selectAll().where('source', '=', slug);
  return first(rows.where('digest', '=', digest), edition);
}

export function edition(row: {
  id: number;
  document: string;
  digest: string;
  origin: string;
}): EditionRecord {
  return { id: row.id, document: readDocument(row.document), digest: row.digest, origin: row.origin };
}

async function saveEdition(
  tx: Queries,
  record: Omit<EditionRecord, 'id'>,
  placed: readonly PlacedPassage[],
): Promise<EditionRecord> {
  const source = record.document.slug;
  const held = await editionWith(tx, source, record.digest);
  if (held) return held;
  const row = await tx
    .insertInto('editions')
    .values({
      source,
      digest: record.digest,
      document: JSON.stringify(record.document),
      origin: record.origin,
      created_at: new Date().toISOString(),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  const known = await numberPassages(tx, source, placed);
  const places = placed.map(({ passage, contextDigest }) => ({
    edition: row.id,
    position: passage.position,
    passage: known.get(passage.id)!.number,
    headings: JSON.stringify(passage.headings),
    page: passage.page ?? null,
    paragraph: passage.paragraph ?? null,
    mends: passage.repairs ? JSON.stringify(passage.repairs) : null,
    context_digest: contextDigest,
    text: known.get(passage.id)!.text === passage.text ? null : passage.text,
  }));
  for (const some of slices(places)) await tx.insertInto('edition_passages').values(some).execute();
  return { ...record, id: row.id };
}

/**
 * Returns the number of each passage. A passage that is also in an earlier edition keeps its number, so that
 * its vector keeps its place in the index.
 */
async function numberPassages(
  tx: Queries,
  source: string,
  placed: readonly PlacedPassage[],
): Promise<Map<string, { number: number; text: string }>> {
  const rows = [
    ...new Map(
      placed.map(({ passage }) => [passage.id, { id: passage.id, source, text: passage.text }]),
    ).values(),
  ];
  for (const some of slices(rows))
    await tx
      .insertInto('passages')
      .values(some)
      .onConflict((c) => c.doNothing())
      .execute();
  const found = await tx
    .selectFrom('passages')
    .select(['id', 'number', 'text'])
    .where('source', '=', source)
    .execute();
  return new Map(found.map(({ id, ...passage }) => [id, passage]));
}

async function contextsToEmbed(
  db: Queries,
  editions: readonly number[],
  model: EmbeddingModel,
): Promise<ContextToEmbed[]> {
  const contexts = new Map<string, ContextToEmbed>();
  const inOrder = [...editions].sort((a, b) => a - b);
  for (const some of slices(inOrder))
    for (const row of await placesToEmbed(db, some, model).execute()) {
      const document = readDocument(row.document);
      contexts.set(row.context_digest, {
        contextDigest: row.context_digest,
        title: document.title,
        passage: {
          id: row.id,
          document: document.slug,
          text: row.text,
          headings: readHeadings(row.headings),
          position: row.position,
        },
      });
    }
  return [...contexts.values()];
}

function placesToEmbed(db: Queries, editions: readonly number[], model: EmbeddingModel) {
  return db
    .selectFrom('edition_passages as place')
    .innerJoin('passages', 'passages.number', 'place.passage')
    .innerJoin('editions', 'editions.id', 'place.edition')
    .leftJoin('embeddings', (join) =>
      join
        .onRef('embeddings.context_digest', '=', 'place.context_digest')
        .on('embeddings.model', '=', modelKey(model)),
    )
    .select((e) => [
      'place.context_digest',
      'place.headings',
      'place.position',
      'passages.id',
      e.fn.coalesce('place.text', 'passages.text').as('text'),
      'editions.document',
    ])
    .where('place.edition', 'in', editions)
    .where('embeddings.model', 'is', null)
    .orderBy('place.edition')
    .orderBy('place.position');
}

async function editionsOf(db: Queries, release: number): Promise<EditionRecord[]> {
  const found: EditionRecord[] = [];
  for (;;) {
    const rows = await db
      .selectFrom('release_editions')
      .innerJoin('editions', 'editions.id', 'release_editions.edition')
      .select(['editions.id', 'editions.document', 'editions.digest', 'editions.origin'])
      .where('release_editions.release', '=', release)
      .where('release_editions.edition', '>', found.at(-1)?.id ?? 0)
      .orderBy('release_editions.edition')
      .limit(EDITIONS_A_QUERY)
      .execute();
    for (const row of rows) found.push(edition(row));
    if (rows.length < EDITIONS_A_QUERY) return found;
    await turnOfTheLoop();
  }
}

async function findRelease(db: Queries, number: number): Promise<Release | undefined> {
  return first(db.selectFrom('releases').selectAll().where('number', '=', number), readRelease);
}

/**
 * Returns the live release and locks it. Anyone else who publishes must wait, and then check whether the live
 * release has changed.
 */
export async function lockLive(tx: Queries): Promise<number | undefined> {
  const live = await tx
    .updateTable('live_release')
    .set((e) => ({ since: e.ref('since') }))
    .where('id', '=', 1)
    .returning('release')
    .executeTakeFirst();
  return live?.release;
}

/**
 * Call `lockLive` first: `previous` is what it returned. Returns false if there was no live release to lock, and
 * someone else has published the first one since.
 */
export async function movePointer(
  tx: Queries,
  { release, previous, kind, at, editor, reason }: Omit<Publication, 'id'>,
): Promise<boolean> {
  const row = { release, since: at };
  const isMoved = await changedOne(
    previous === undefined
      ? tx
          .insertInto('live_release')
          .values({ id: 1, ...row })
          .onConflict((c) => c.column('id').doNothing())
      : tx.updateTable('live_release').set(row).where('id', '=', 1),
  );
  if (!isMoved) return false;
  await tx
    .updateTable('releases')
    // If the release was published before, keep its original date.
    .set((e) => ({ state: 'published', published_at: e.fn.coalesce('published_at', e.val(at)) }))
    .where('number', '=', release)
    .execute();
  await tx.insertInto('publications').values({ at, release, previous, kind, editor, reason }).execute();
  return true;
}
