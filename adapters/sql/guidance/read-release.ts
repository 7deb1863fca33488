// Reads a release whole: its documents, its passages in reading order, and their vectors.
import { IndexFailure, StoreFailure } from '../../../knowledge/errors.js';
import type { Passage } from '../../../knowledge/passage.js';
import type { Embedding } from '../../../knowledge/ports.js';
import type { ReleaseContent } from '../../../knowledge/release.js';
import type { GuidanceDocument } from '../../../knowledge/source.js';
import type { Queries } from '../database.js';
import { readEmbedding } from './embedding-bytes.js';
import { readDocument, readHeadings, readMends, readRelease } from './rows.js';

export async function readContent(db: Queries, number: number): Promise<ReleaseContent> {
  const release = await db.selectFrom('releases').selectAll().where('number', '=', number).executeTakeFirst();
  if (!release)
    throw new StoreFailure(
      `Release ${number} is not in the store.`,
      'Name a release that `ctac status` lists.',
    );
  const editions = await db
    .selectFrom('release_editions')
    .innerJoin('editions', 'editions.id', 'release_editions.edition')
    .select('editions.document')
    .where('release_editions.release', '=', number)
    .execute();
  const documents = editions.map((row) => readDocument(row.document));
  const places = await placesOf(db, number).execute();
  const content: ReleaseContent = {
    release: readRelease(release),
    documents: new Map(documents.map((document) => [document.slug, document])),
    passages: [],
    labels: [],
  };
  const seen = new Set<number>();
  for (const row of places) {
    if (seen.has(row.number)) continue;
    seen.add(row.number);
    content.passages.push(passageOf(row));
    content.labels.push(row.number);
  }
  return content;
}

function placesOf(db: Queries, release: number) {
  return db
    .selectFrom('release_editions')
    .innerJoin('edition_passages as place', 'place.edition', 'release_editions.edition')
    .innerJoin('passages', 'passages.number', 'place.passage')
    .select([
      'passages.number',
      'passages.id',
      'passages.source',
      'passages.text',
      'place.headings',
      'place.page',
      'place.paragraph',
      'place.mends',
      'place.position',
      'place.context_digest',
    ])
    .where('release_editions.release', '=', release)
    .orderBy('place.edition')
    .orderBy('place.position');
}

type PlaceRow = Awaited<ReturnType<ReturnType<typeof placesOf>['execute']>>[number];

function passageOf(row: PlaceRow): Passage {
  return {
    id: row.id,
    document: row.source,
    text: row.text,
    headings: readHeadings(row.headings),
    page: row.page ?? undefined,
    paragraph: row.paragraph ?? undefined,
    position: row.position,
    ...(row.mends === null ? {} : { mends: readMends(row.mends) }),
  };
}

/** One document of a release, read without the others. */
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
  const places = await placesOf(db, release).where('place.edition', '=', edition.id).execute();
  return { document: readDocument(edition.document), passages: places.map(passageOf) };
}

export async function readVectors(db: Queries, content: ReleaseContent, model: string): Promise<Embedding[]> {
  const rows = await db
    .selectFrom('release_editions')
    .innerJoin('edition_passages as place', 'place.edition', 'release_editions.edition')
    .innerJoin('embeddings', 'embeddings.context_digest', 'place.context_digest')
    .select(['place.passage', 'embeddings.vector', 'embeddings.sentences', 'embeddings.words'])
    .where('release_editions.release', '=', content.release.number)
    .where('embeddings.model', '=', model)
    .orderBy('place.edition')
    .orderBy('place.position')
    .execute();
  const vectors = new Map<number, Embedding>();
  for (const row of rows) {
    if (!vectors.has(row.passage)) vectors.set(row.passage, readEmbedding(row));
  }
  return content.labels.map((label) => {
    const embedding = vectors.get(label);
    if (!embedding)
      throw new IndexFailure(
        `Release ${content.release.number} has passages without a vector.`,
        'Ingest its folders again with --publish.',
      );
    return embedding;
  });
}
