// An index without a graph, for past releases and tests. It is slower with many vectors, but always exact and
// needs no time to build.
import { checkUnit } from '../../knowledge/index/check-vector.js';
import { IndexFailure } from '../../knowledge/model/errors.js';
import type { VectorIndex } from '../../knowledge/model/ports.js';
import { byLabel, scan } from './vector-rows.js';
import { indexWording } from './wording.js';

/**
 * Label n belongs to `vectors[n]` unless `labels` says otherwise. Throws `IndexFailure`, like
 * `createVectorIndex`.
 */
export function createExactIndex(
  vectors: readonly Float32Array[],
  labels: readonly number[] = vectors.map((_, n) => n),
): VectorIndex {
  const dimension = vectors[0]?.length ?? 0;
  const values = new Float32Array(vectors.length * dimension);
  const startOf = (row: number) => row * dimension;
  const rowOf = new Map<number, number>();
  for (const [row, vector] of vectors.entries()) {
    const label = labels[row]!;
    if (rowOf.has(label)) throw new IndexFailure(indexWording.labelTwice(label), indexWording.rebuild);
    checkUnit(vector, dimension);
    values.set(vector, startOf(row));
    rowOf.set(label, row);
  }
  const vectorOf = (label: number) => {
    const row = rowOf.get(label);
    if (row === undefined) throw new IndexFailure(indexWording.noLabel(label), indexWording.rebuild);
    return values.subarray(startOf(row), startOf(row + 1));
  };
  return {
    size: vectors.length,
    nearest(vector, limit, filter) {
      // An empty index has no dimension to compare with the question's.
      if (!vectors.length) return [];
      checkUnit(vector, dimension);
      return scan({ labels, values, startOf }, vector, limit, filter);
    },
    ...byLabel(vectorOf),
  };
}
