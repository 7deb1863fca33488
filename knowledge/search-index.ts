// One release, ready to be searched: its passages, its keyword index and its vectors, under one numbering.
import type { KeywordIndex } from './keyword-index.js';
import type { ReleaseContent } from './release.js';
import type { VectorIndex } from './ports.js';

/** Vectors of the sentences of each passage, one byte a number: an eighth of a point of cosine is not worth four. */
export interface SentenceVectors {
  readonly dimension: number;
  /** Passage n has its sentences from `offsets[n]` to `offsets[n + 1]`. */
  readonly offsets: Uint32Array;
  /** Each number is a unit vector's times 127, rounded. */
  readonly values: Int8Array;
}

export interface SearchIndex {
  readonly content: ReleaseContent;
  readonly keyword: KeywordIndex;
  /** Absent where the embedder gives no vectors of sentences. */
  readonly sentences?: SentenceVectors;
  /** Ordinals of the nearest passages, best first. With `allowed`, others are left out. */
  nearest(
    vector: Float32Array,
    limit: number,
    allowed?: (ordinal: number) => boolean,
  ): { ordinal: number; score: number }[];
  /** Cosine of a vector with a passage's own. */
  cosine(ordinal: number, vector: Float32Array): number;
}

export function createSearchIndex(
  content: ReleaseContent,
  keyword: KeywordIndex,
  vectors: VectorIndex,
  sentences?: SentenceVectors,
): SearchIndex {
  const ordinalOf = new Map(content.labels.map((label, ordinal) => [label, ordinal]));
  return {
    content,
    keyword,
    sentences,
    nearest(vector, limit, allowed) {
      const filter = allowed && ((label: number) => allowed(ordinalOf.get(label)!));
      return vectors
        .nearest(vector, limit, filter)
        .map(({ label, score }) => ({ ordinal: ordinalOf.get(label)!, score }));
    },
    cosine: (ordinal, vector) => dot(vectors.vectorOf(content.labels[ordinal]!), vector),
  };
}

export function dot(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i += 1) sum += a[i]! * b[i]!;
  return sum;
}

/** Cosine of the vector with each sentence of the passage, in order; empty where there are none. */
export function sentenceCosines(
  sentences: SentenceVectors | undefined,
  ordinal: number,
  vector: Float32Array,
): number[] {
  if (!sentences) return [];
  const { dimension, offsets, values } = sentences;
  const cosines: number[] = [];
  for (let n = offsets[ordinal]!; n < offsets[ordinal + 1]!; n += 1) {
    let sum = 0;
    const from = n * dimension;
    for (let i = 0; i < dimension; i += 1) sum += values[from + i]! * vector[i]!;
    cosines.push(sum / 127);
  }
  return cosines;
}
