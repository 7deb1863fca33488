// Keeps unit vectors in one block of memory, each with its label. Finds the nearest by comparing all of them.
import { IndexFailure } from '../../knowledge/model/errors.js';
import { checkUnit } from '../../knowledge/index/check-vector.js';
import { dot } from '../../knowledge/index/search-index.js';
import type { VectorIndex } from '../../knowledge/model/ports.js';
import { dotOfRow } from './dot-product.js';
import { indexWording } from './wording.js';

export interface Neighbour {
  label: number;
  /** The cosine of the question's vector and this label's vector. Both have unit length. */
  score: number;
}

export type LabelFilter = (label: number) => boolean;

export interface VectorRows {
  readonly dimension: number;
  size: () => number;
  /** Throws `IndexFailure` if the label already exists, or the vector does not have unit length. */
  add: (label: number, vector: Float32Array) => void;
  remove: (label: number) => void;
  /** Returns a view, not a copy. The view is valid until a label is removed. */
  vectorOf: (label: number) => Float32Array;
  scan: (query: Float32Array, limit: number, filter?: LabelFilter) => Neighbour[];
  /**
   * Returns the labels in the same order as their vectors in `values`. The next `add` or `remove` changes
   * both arrays.
   */
  contents: () => { labels: readonly number[]; values: Float32Array };
}

/** `from` is a result of `contents`. It is used without being copied. */
export function createVectorRows(
  dimension: number,
  capacity: number,
  from: { labels: readonly number[]; values: Float32Array } = { labels: [], values: new Float32Array() },
): VectorRows {
  const labels = [...from.labels];
  const rowOf = new Map(labels.map((label, row) => [label, row]));
  let values = from.values;
  reserve(Math.max(capacity, 1));

  function reserve(rows: number): void {
    if (rows * dimension <= values.length) return;
    const larger = new Float32Array(rows * dimension);
    larger.set(values);
    values = larger;
  }

  const viewOf = (row: number) => values.subarray(row * dimension, (row + 1) * dimension);

  return {
    dimension,
    size: () => labels.length,
    add(label, vector) {
      if (rowOf.has(label)) throw new IndexFailure(indexWording.labelTwice(label), indexWording.rebuild);
      checkUnit(vector, dimension);
      if ((labels.length + 1) * dimension > values.length) reserve(grown(labels.length));
      values.set(vector, labels.length * dimension);
      rowOf.set(label, labels.length);
      labels.push(label);
    },
    remove(label) {
      const row = rowOf.get(label);
      if (row === undefined) throw new IndexFailure(indexWording.noLabel(label), indexWording.rebuild);
      // Move the last row into the gap, so that a scan never has to deal with gaps.
      const last = labels.pop()!;
      rowOf.delete(label);
      if (last === label) return;
      values.copyWithin(row * dimension, labels.length * dimension, (labels.length + 1) * dimension);
      labels[row] = last;
      rowOf.set(last, row);
    },
    vectorOf(label) {
      const row = rowOf.get(label);
      if (row === undefined) throw new IndexFailure(indexWording.noLabel(label), indexWording.rebuild);
      return viewOf(row);
    },
    scan(query, limit, filter) {
      checkUnit(query, dimension);
      return scan({ labels, values, startOf: (row) => row * dimension }, query, limit, filter);
    },
    contents: () => ({ labels, values: values.subarray(0, labels.length * dimension) }),
  };
}

/** Returns the methods that look up vectors by label, for an index that has all its vectors in memory. */
export function byLabel(vectorOf: VectorRows['vectorOf']): Pick<VectorIndex, 'cosines' | 'vectorsOf'> {
  return {
    cosines: (labels, vector) => labels.map((label) => dot(vectorOf(label), vector)),
    vectorsOf: (labels) => labels.map((label) => ({ vector: vectorOf(label) })),
  };
}

/**
 * Returns the next capacity. Each is a fifth larger, because doubling would waste half of a large index's
 * memory.
 */
export function grown(capacity: number): number {
  return Math.ceil(capacity * 1.2) + 100;
}

/** Vectors stored one after another in `values`. The vector of a row starts at `startOf(row)`. */
export interface PlacedVectors {
  labels: ArrayLike<number>;
  values: Float32Array;
  startOf: (row: number) => number;
}

/**
 * Returns the best neighbours first, and sorts equal scores by label. 4,000 vectors of 384 numbers take about
 * a millisecond.
 */
export function scan(
  { labels, values, startOf }: PlacedVectors,
  query: Float32Array,
  limit: number,
  filter?: LabelFilter,
): Neighbour[] {
  const best = createBest(limit);
  for (let row = 0; row < labels.length; row++) {
    const label = labels[row]!;
    if (!filter || filter(label)) best.offer(label, dotOfRow(values, startOf(row), query));
  }
  return best.neighbours;
}

/** Collects the best neighbours in order, up to `limit`. */
function createBest(limit: number): {
  offer: (label: number, score: number) => void;
  neighbours: Neighbour[];
} {
  const neighbours: Neighbour[] = [];
  const isBetter = (label: number, score: number, than: Neighbour) =>
    score > than.score || (score === than.score && label < than.label);
  return {
    neighbours,
    offer(label, score) {
      if (neighbours.length >= limit) {
        const worst = neighbours.at(-1);
        if (!worst || !isBetter(label, score, worst)) return;
        neighbours.pop();
      }
      let low = 0;
      let high = neighbours.length;
      while (low < high) {
        const middle = (low + high) >>> 1;
        if (isBetter(label, score, neighbours[middle]!)) high = middle;
        else low = middle + 1;
      }
      neighbours.splice(low, 0, { label, score });
    },
  };
}
