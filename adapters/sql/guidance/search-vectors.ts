import { sql, type RawBuilder } from 'kysely';
import { IndexFailure } from '../../../knowledge/model/errors.js';
import { checkUnit } from '../../../knowledge/index/check-vector.js';
import { dot } from '../../../knowledge/index/search-index.js';
import type { PassageVectors, VectorIndex } from '../../../knowledge/model/ports.js';
import type { EmbeddingModel, Release } from '../../../knowledge/model/release.js';
import type { Database } from '../engine/open-database.js';
import { modelKey } from './guidance-store.js';
import { readVectors, type VectorCache } from './vector-cache.js';
import { asText, formsIn, holds } from './vector-sql.js';
import { guidanceWording as said } from '../wording/guidance-wording.js';

/** If a filter keeps this many passages or fewer, we compare them all, so that we do not miss any. */
const SCANNED_AT_MOST = 4_000;
const OVERSUPPLY = 1.5;

interface Searched {
  db: Database['kysely'];
  cache: VectorCache;
  release: Release;
  idOf: ReadonlyMap<number, number>;
  /** If true, compares all passages instead of using the graph. */
  exact: boolean;
}

interface Row {
  id: number;
  label: number;
  score: number;
}

interface Dropping {
  filter: (label: number) => boolean;
  share: number;
}

export function searchRows({ db, cache, release, idOf, exact }: Searched): VectorIndex {
  const { compareAll, walkGraph } = queriesOn(db, release.model);
  const ofRelease = sql<boolean>`model = ${modelKey(release.model)} and ${holds(release)}`;
  const idsOf = (labels: readonly number[]) => labels.map((label) => idOf.get(label) ?? missing(label));
  const ofLabels = (labels: readonly number[]) => sql<boolean>`id = any(${idsOf(labels)}::bigint[])`;

  /** May find fewer than `wanted`, because some rows are from other releases and the filter may drop many. */
  async function search(vector: Float32Array, wanted: number, dropping?: Dropping): Promise<Row[]> {
    for (let asked = dropping ? Math.ceil((OVERSUPPLY * wanted) / dropping.share) : wanted; ; asked *= 2) {
      const rows = exact
        ? await compareAll(ofRelease, vector, asked)
        : await walkGraph(release, vector, asked);
      const found = rows.filter(
        ({ id, label }) => idOf.get(label) === id && (dropping?.filter(label) ?? true),
      );
      if (found.length >= wanted || rows.length < asked) return found.slice(0, wanted);
    }
  }

  return {
    size: idOf.size,
    async nearest(vector, limit, filter) {
      checkUnit(vector, release.model.dimension);
      const kept = filter && [...idOf.keys()].filter(filter);
      const wanted = Math.min(limit, kept?.length ?? idOf.size);
      if (wanted <= 0) return [];
      const isFew = kept !== undefined && kept.length <= SCANNED_AT_MOST;
      const dropping = filter && kept && { filter, share: kept.length / idOf.size };
      let found = isFew ? [] : await search(vector, wanted, dropping);
      // PostgreSQL stops searching the graph after 20,000 rows. If that found too few, compare all the
      // passages instead.
      if (found.length < wanted) found = await compareAll(ofLabels(kept ?? [...idOf.keys()]), vector, wanted);
      return found
        .map(({ label, score }) => ({ label, score }))
        .sort((one, other) => other.score - one.score || one.label - other.label);
    },
    async cosines(labels, vector) {
      if (!labels.length) return [];
      const rows = await compareAll(ofLabels(labels), vector, labels.length);
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
  return new Map(rows.map(({ passage, ...row }) => [passage, readVectors(row)]));
}

interface Queries {
  compareAll(which: RawBuilder<boolean>, vector: Float32Array, limit: number): Promise<Row[]>;
  walkGraph(release: Release, vector: Float32Array, limit: number): Promise<Row[]>;
}

function queriesOn(db: Database['kysely'], { dimension }: EmbeddingModel): Queries {
  const distanceTo = (vector: Float32Array) =>
    sql<number>`(vector::halfvec(${sql.lit(dimension)}) <#> ${asText(vector)}::halfvec)`;
  return {
    async compareAll(which, vector, limit) {
      const { rows } = await sql<Row>`
        select id, passage as label, -${distanceTo(vector)} as score from passage_vectors
        where ${which} order by score desc, label limit ${limit}`.execute(db);
      return rows;
    },
    async walkGraph({ number, model }, vector, limit) {
      const { rows } = await sql<Omit<Row, 'score'> & { distance: number }>`
        select id, label, distance from nearest_passages(
          ${modelKey(model)}, ${model.dimension}, ${number}, ${asText(vector)}, ${limit})`.execute(db);
      return rows.map(({ distance, ...row }) => ({ ...row, score: -distance }));
    },
  };
}

function missing(label: number): never {
  throw new IndexFailure(...said.vectorRemoved(label));
}
