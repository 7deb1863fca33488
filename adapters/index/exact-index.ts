// An index without a graph, for past releases and tests. It is slower with many vectors, but always exact and
// needs no time to build.
import type { VectorIndex } from '../../knowledge/model/ports.js';
import { byLabel, createVectorRows } from './vector-rows.js';

/**
 * Label n belongs to `vectors[n]` unless `labels` says otherwise. Throws `IndexFailure`, like
 * `createVectorIndex`.
 */
export function createExactIndex(
  vectors: readonly Float32Array[],
  labels: readonly number[] = vectors.map((_, n) => n),
): VectorIndex {
  const rows = createVectorRows(vectors[0]?.length ?? 0, vectors.length);
  vectors.forEach((vector, n) => rows.add(labels[n]!, vector));
  return {
    get size() {
      return rows.size();
    },
    // An empty index has no dimension to compare with the question's.
    nearest: (vector, limit, filter) => (rows.size() ? rows.scan(vector, limit, filter) : []),
    ...byLabel(rows.vectorOf),
  };
}
