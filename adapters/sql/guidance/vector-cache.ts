// Reads the vectors of the best candidates. Caches the vectors that were used most recently, because the same
// ones are often needed again.
import { sql } from 'kysely';
import LruCache from 'lru-cache';
import type { PassageVectors } from '../../../knowledge/model/ports.js';
import type { Database } from '../engine/open-database.js';
import { readBytes } from './embedding-bytes.js';

/** With an average of 5 sentences in each passage, this many take up about 35 MB. */
const CACHED_PASSAGES = 10_000;

/** Maps row ids to vectors. Leaves out rows that no longer exist. */
export type VectorCache = (ids: readonly number[]) => Promise<ReadonlyMap<number, PassageVectors>>;

export function vectorsOfRow(row: { vector: Uint8Array; sentences: Uint8Array | null }): PassageVectors {
  return {
    vector: new Float32Array(readBytes(row.vector)),
    ...(row.sentences && { sentences: new Int8Array(readBytes(row.sentences)) }),
  };
}

/** Cached vectors never go out of date, because rows do not change. */
export function createVectorCache(db: Database['kysely']): VectorCache {
  const kept = new LruCache<number, PassageVectors>({ max: CACHED_PASSAGES });
  return async (ids) => {
    const found = new Map<number, PassageVectors>();
    for (const id of ids) {
      const known = kept.get(id);
      if (known) found.set(id, known);
    }
    const unread = ids.filter((id) => !found.has(id));
    if (!unread.length) return found;
    const { rows } = await sql<{ id: number; vector: Uint8Array; sentences: Uint8Array | null }>`
      select passage_vectors.id, embeddings.vector, embeddings.sentences
      from passage_vectors join embeddings using (model, context_digest)
      where passage_vectors.id = any(${unread}::bigint[])`.execute(db);
    for (const { id, vector, sentences } of rows) {
      const read = vectorsOfRow({ vector, sentences });
      found.set(id, read);
      kept.set(id, read);
    }
    return found;
  };
}
