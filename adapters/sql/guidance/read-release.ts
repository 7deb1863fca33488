import { setImmediate as turnOfTheLoop } from 'node:timers/promises';
import { IndexFailure, StoreFailure } from '../../../knowledge/model/errors.js';
import { inTurns, type Steps } from '../../../knowledge/model/slice-long-work.js';
import type { Passage } from '../../../knowledge/model/passage.js';
import type { Embedding } from '../../../knowledge/model/ports.js';
import type { Release, ReleaseContent } from '../../../knowledge/model/release.js';
import type { GuidanceDocument } from '../../../knowledge/model/source.js';
import type { Queries } from '../engine/open-database.js';
import { readEmbedding } from './embedding-bytes.js';
import { readDocument, readHeadings, readTextRepairs, readRelease } from './guidance-rows.js';
import { slices } from '../engine/slices.js';
import { guidanceWording as said } from '../wording/guidance-wording.js';

/**
 * On SQLite, a query blocks the event loop, so each query only reads this many editions. A document has about
 * 50 passages.
 */
const EDITIONS_A_QUERY = 10;
const VECTORS_A_QUERY = 200;

interface ReadEdition {
  document: GuidanceDocument;
  /** In reading order. The same text may occur more than once. */
  places: { label: number; passage: Passage }[];
}

/**
 * Caches the editions of releases in use, because an edition never changes. After a publication, only new
 * editions are read.
 */
export function createContentReader(db: Queries): (number: number) => Promise<ReleaseContent> {
  const known = new Map<number, WeakRef<ReadEdition>>();
  const heldBy = new WeakMap<ReleaseContent, ReadEdition[]>();
  return async (number) => {
    const row = await db.selectFrom('releases').selectAll().where('number', '=', number).executeTakeFirst();
    if (!row) throw new StoreFailure(...said.noRelease(number));
    const editions = await readEditions(db, number, known);
    const content = await inTurns(joined(readRelease(row), editions));
    for (const [id, edition] of known) if (!edition.deref()) known.delete(id);
    heldBy.set(content, editions);
    return content;
  };
}

async function readEditions(
  db: Queries,
  release: number,
  known: Map<number, WeakRef<ReadEdition>>,
): Promise<ReadEdition[]> {
  const held = await db
    .selectFrom('release_editions')
    .select('edition')
    .where('release', '=', release)
    .orderBy('edition')
    .execute();
  const read = new Map(held.map(({ edition }) => [edition, known.get(edition)?.deref()]));
  const unread = [...read.keys()].filter((id) => !read.get(id));
  for (const some of slices(unread, EDITIONS_A_QUERY)) {
    const rows = await db.selectFrom('editions').select(['id', 'document']).where('id', 'in', some).execute();
    for (const { id, document } of rows) {
      const edition = { document: readDocument(document), places: [] };
      read.set(id, edition);
      known.set(id, new WeakRef(edition));
    }
    for (const row of await placesOf(db).where('place.edition', 'in', some).execute())
      read.get(row.edition)!.places.push({ label: row.number, passage: passageOf(row) });
    await turnOfTheLoop();
  }
  return [...read.values()].map((edition) => edition!);
}

/** Joins the editions into the content of one release. Passages with the same text are included once. */
function* joined(release: Release, editions: readonly ReadEdition[]): Steps<ReleaseContent> {
  const documents = new Map(editions.map(({ document }) => [document.slug, document]));
  const content: ReleaseContent = { release, documents, passages: [], labels: [] };
  const seen = new Set<number>();
  for (const { places } of editions) {
    for (const { label, passage } of places) {
      if (seen.has(label)) continue;
      seen.add(label);
      content.passages.push(passage);
      content.labels.push(label);
    }
    yield;
  }
  return content;
}

export function placesOf(db: Queries) {
  return db
    .selectFrom('edition_passages as place')
    .innerJoin('passages', 'passages.number', 'place.passage')
    .select((e) => [
      'place.edition',
      'passages.number',
      'passages.id',
      'passages.source',
      e.fn.coalesce('place.text', 'passages.text').as('text'),
      'place.headings',
      'place.page',
      'place.paragraph',
      'place.mends',
      'place.position',
      'place.context_digest',
    ])
    .orderBy('place.edition')
    .orderBy('place.position');
}

export type PlaceRow = Awaited<ReturnType<ReturnType<typeof placesOf>['execute']>>[number];

export function passageOf(row: PlaceRow): Passage {
  return {
    id: row.id,
    document: row.source,
    text: row.text,
    headings: readHeadings(row.headings),
    page: row.page ?? undefined,
    paragraph: row.paragraph ?? undefined,
    position: row.position,
    ...(row.mends === null ? {} : { repairs: readTextRepairs(row.mends) }),
  };
}

export async function readDocumentOf(
  db: Queries,
  release: number,
  slug: string,
): Promise<{ document: GuidanceDocument; passages: Passage[] } | undefined> {
  const edition = await db
    .selectFrom('release_editions')
    .innerJoin('editions', 'editions.id', 'release_editions.edition')
    .select(['editions.id', 'editions.document'])
    .where('release_editions.release', '=', release)
    .where('editions.source', '=', slug)
    .executeTakeFirst();
  if (!edition) return undefined;
  const places = await placesOf(db).where('place.edition', '=', edition.id).execute();
  return { document: readDocument(edition.document), passages: places.map(passageOf) };
}

/** Reads vectors by ordinal: all of them, or only the given ordinals in that order. */
export async function readVectors(
  db: Queries,
  content: ReleaseContent,
  model: string,
  ordinals: readonly number[] = content.labels.map((_, ordinal) => ordinal),
): Promise<Embedding[]> {
  const labels = ordinals.map((ordinal) => content.labels[ordinal]!);
  return vectorsOf(db, content.release.number, labels, model);
}

async function vectorsOf(
  db: Queries,
  release: number,
  labels: readonly number[],
  model: string,
): Promise<Embedding[]> {
  const vectors = new Map<number, Embedding>();
  for (const some of slices(labels, VECTORS_A_QUERY)) {
    const rows = await db
      .selectFrom('edition_passages as place')
      .innerJoin('embeddings', 'embeddings.context_digest', 'place.context_digest')
      .select([
        'place.passage',
        'place.edition',
        'place.position',
        'embeddings.vector',
        'embeddings.sentences',
      ])
      .where('place.passage', 'in', some)
      // Use "exists". With a join, SQLite would start from all editions of the release for each slice.
      .where((e) =>
        e.exists(
          e
            .selectFrom('release_editions as held')
            .select('held.edition')
            .where('held.release', '=', release)
            .whereRef('held.edition', '=', 'place.edition'),
        ),
      )
      .where('embeddings.model', '=', model)
      .execute();
    // Sort in memory, because SQLite would have to scan the whole release to return rows in this order.
    rows.sort((a, b) => a.edition - b.edition || a.position - b.position);
    for (const row of rows) if (!vectors.has(row.passage)) vectors.set(row.passage, readEmbedding(row));
    await turnOfTheLoop();
  }
  return labels.map((label) => {
    const embedding = vectors.get(label);
    if (!embedding) throw new IndexFailure(...said.noVector);
    return embedding;
  });
}
