// Finds the nearest of unit vectors in one block of memory, each with its label, by comparing all of them.
import { dot } from '../../knowledge/index/search-index.js';
import type { VectorIndex } from '../../knowledge/model/ports.js';
import { dotOfRow } from './dot-product.js';

export interface Neighbour {
  label: number;
  /** The cosine of the question's vector and this label's vector. Both have unit length. */
  score: number;
}

export type LabelFilter = (label: number) => boolean;

/** Returns the methods that look up vectors by label, for an index that has all its vectors in memory. */
export function byLabel(
  vectorOf: (label: number) => Float32Array,
): Pick<VectorIndex, 'cosines' | 'vectorsOf'> {
  return {
    cosines: (labels, vector) => labels.map((label) => dot(vectorOf(label), vector)),
    vectorsOf: (labels) => labels.map((label) => ({ vector: vectorOf(label) })),
  };
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
