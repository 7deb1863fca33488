import { sql } from 'kysely';
import { IndexFailure } from '../../../knowledge/model/errors.js';
import { checkUnit } from '../../../knowledge/index/check-vector.js';
import { dot } from '../../../knowledge/index/search-index.js';
import type { PassageVectors, VectorIndex } from '../../../knowledge/model/ports.js';
import type { EmbeddingModel, Release } from '../../../knowledge/model/release.js';
import type { Database } from '../engine/open-database.js';
import { modelKey } from './guidance-store.js';
import { vectorsOfRow, type VectorCache } from './vector-cache.js';
import { vectorAsText, formsIn } from './vector-sql.js';
import { guidanceWording as said } from '../wording/guidance-wording.js';

/** The fewest candidates that `nearest_allowed` looks at. */
const CANDIDATES = 400;
/**
 * Comparing this many passages (1.5 µs each) takes about as much processor time as looking at one candidate in the
 * graph (10 to 40 µs), and misses none.
 */
const COMPARED_PER_CANDIDATE = 20;

interface Searched {
  db: Database['kysely'];
  cache: VectorCache;
  release: Release;
  idOf: ReadonlyMap<number, number>;
  /** If true, compares all passages instead of using the graph. */
  exact: boolean;
}

interface Held {
  id: number;
}

interface Row {
  label: number;
  score: number;
}

export function searchRows({ db, cache, release, idOf, exact }: Searched): VectorIndex {
  const { compareAll, walkGraph } = queriesOn(db, release.model);
  const held = [...idOf].map(([label, id]) => ({ label, id }));
  const bitsOf = createBits(held);
  const allBits = bitsOf(held);
  const idsOf = (labels: readonly number[]) => labels.map((label) => idOf.get(label) ?? missing(label));
  const rowsOf = (labels: readonly number[]) => idsOf(labels).map((id) => ({ id }));
  return {
    size: held.length,
    async nearest(vector, limit, filter) {
      checkUnit(vector, release.model.dimension);
      const kept = filter ? held.filter(({ label }) => filter(label)) : held;
      const wanted = Math.min(limit, kept.length);
      if (wanted <= 0) return [];
      // If a filter keeps one in 10, the graph gives about 10 candidates for each passage that we want.
      const candidates = Math.max(CANDIDATES, (wanted * held.length) / kept.length);
      const isCheaper = filter !== undefined && kept.length <= COMPARED_PER_CANDIDATE * candidates;
      const allowed = () => (filter ? bitsOf(kept) : allBits);
      let found = exact || isCheaper ? [] : await walkGraph(allowed(), vector, wanted);
      // PostgreSQL stops searching the graph after 20,000 rows. If that found too few, compare all the
      // passages instead.
      if (found.length < wanted) found = await compareAll(kept, vector, wanted);
      return found.sort((one, other) => other.score - one.score || one.label - other.label);
    },
    async cosines(labels, vector) {
      if (!labels.length) return [];
      const rows = await compareAll(rowsOf(labels), vector, labels.length);
      const scores = new Map(rows.map(({ label, score }) => [label, score]));
      const removed = await readRemoved({ db, release }, without(labels, scores));
      return labels.map(
        (label) => scores.get(label) ?? dot(vector, (removed.get(label) ?? missing(label)).vector),
      );
    },
    async vectorsOf(labels) {
      const rows = await cache(idsOf(labels));
      const found = new Map(
        labels.flatMap((label) => {
          const vectors = rows.get(idOf.get(label)!);
          return vectors ? [[label, vectors] as const] : [];
        }),
      );
      const removed = await readRemoved({ db, release }, without(labels, found));
      return labels.map((label) => found.get(label) ?? removed.get(label) ?? missing(label));
    },
  };
}

const without = (labels: readonly number[], found: ReadonlyMap<number, unknown>) =>
  labels.filter((label) => !found.has(label));

/**
 * Reads the vectors of these passages from the store. They may be removed from the index while a process
 * still answers from this release.
 */
async function readRemoved(
  { db, release }: Pick<Searched, 'db' | 'release'>,
  labels: readonly number[],
): Promise<ReadonlyMap<number, PassageVectors>> {
  if (!labels.length) return new Map();
  const { rows } = await sql<{ passage: number; vector: Uint8Array; sentences: Uint8Array | null }>`
    select form.passage, embeddings.vector, embeddings.sentences
    from (${formsIn(release)}) as form join embeddings using (context_digest)
    where embeddings.model = ${modelKey(release.model)} and form.passage = any(${labels}::bigint[])`.execute(
    db,
  );
  return new Map(rows.map(({ passage, ...row }) => [passage, vectorsOfRow(row)]));
}

interface Queries {
  compareAll(which: readonly Held[], vector: Float32Array, limit: number): Promise<Row[]>;
  walkGraph(allowed: Bits, vector: Float32Array, limit: number): Promise<Row[]>;
}

function queriesOn(db: Database['kysely'], model: EmbeddingModel): Queries {
  const { dimension } = model;
  return {
    async compareAll(which, vector, limit) {
      const ids = which.map(({ id }) => id);
      const { rows } = await sql<Row>`
        select passage as label, -(vector::halfvec(${sql.lit(dimension)}) <#> ${vectorAsText(vector)}::halfvec) as score
        from passage_vectors where id = any(${ids}::bigint[])
        order by score desc, label limit ${limit}`.execute(db);
      return rows;
    },
    async walkGraph({ firstId, bits }, vector, limit) {
      const { rows } = await sql<Row>`
        select label, -distance as score from nearest_allowed(
          ${modelKey(model)}, ${dimension}, ${firstId}, ${bits}, ${vectorAsText(vector)}, ${limit})`.execute(
        db,
      );
      return rows;
    },
  };
}

interface Bits {
  firstId: number;
  bits: Buffer;
}

/**
 * Says which rows a search may find, with one bit for each id, starting with the lowest. A list of 100,000 ids
 * would be 700 KB of text.
 */
function createBits(held: readonly Held[]): (kept: readonly Held[]) => Bits {
  let [firstId, lastId] = [held[0]?.id ?? 0, 0];
  for (const { id } of held) {
    if (id < firstId) firstId = id;
    if (id > lastId) lastId = id;
  }
  return (kept) => {
    const bits = Buffer.alloc(Math.ceil((lastId - firstId + 1) / 8));
    for (const { id } of kept) bits[Math.floor((id - firstId) / 8)]! |= 1 << ((id - firstId) % 8);
    return { firstId, bits };
  };
}

function missing(label: number): never {
  throw new IndexFailure(...said.vectorRemoved(label));
}
