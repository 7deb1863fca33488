// Finds the nearest unit vectors in one block of memory, each with its label, by comparing them all.
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
  const best: Neighbour[] = [];
  for (let row = 0; row < labels.length; row++) {
    const label = labels[row]!;
    if (filter && !filter(label)) continue;
    const score = dotOfRow(values, startOf(row), query);
    // Search from the end, because most vectors score lower than all the best so far.
    const place = best.findLastIndex((one) => !isBetter(label, score, one)) + 1;
    if (place >= limit) continue;
    best.splice(place, 0, { label, score });
    if (best.length > limit) best.pop();
  }
  return best;
}

function isBetter(label: number, score: number, than: Neighbour): boolean {
  return score > than.score || (score === than.score && label < than.label);
}
