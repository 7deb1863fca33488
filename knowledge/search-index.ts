// One release, ready to be searched: its passages, its keyword index and its vectors, under one numbering.
import type { KeywordIndex } from './keyword-index.js';
import type { ReleaseContent } from './release.js';
import type { VectorIndex } from './ports.js';

/** Vectors of parts of each passage (sentences, words), one byte a number: the rest of a cosine is not worth four. */
export interface PartVectors {
  readonly dimension: number;
  /** Passage n has its parts from `offsets[n]` to `offsets[n + 1]`. */
  readonly offsets: Uint32Array;
  /** Each number is a unit vector's times 127, rounded. */
  readonly values: Int8Array;
}

export interface SearchIndex {
  readonly content: ReleaseContent;
  readonly keyword: KeywordIndex;
  /** Absent where the embedder gives no vectors of sentences. */
  readonly sentences?: PartVectors;
  /** Of the words that carry a topic, in order; absent where the embedder gives none. */
  readonly words?: PartVectors;
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
  parts: { sentences?: PartVectors; words?: PartVectors } = {},
): SearchIndex {
  const ordinalOf = new Map(content.labels.map((label, ordinal) => [label, ordinal]));
  return {
    content,
    keyword,
    ...parts,
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
  sentences: PartVectors | undefined,
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

/**
 * For each word of the question the cosine of its nearest word in the passage (0 to 1): "lad" finds "boy" where
 * keyword search finds nothing. Khattab and Zaharia, "ColBERT" (2020), with this model's own words.
 */
export function wordMatches(
  words: PartVectors | undefined,
  ordinal: number,
  question: Int8Array | undefined,
): number[] {
  if (!words || !question) return [];
  const { dimension, offsets, values } = words;
  const matches: number[] = [];
  for (let q = 0; q < question.length; q += dimension) {
    let best = 0;
    for (
      let from = offsets[ordinal]! * dimension;
      from < offsets[ordinal + 1]! * dimension;
      from += dimension
    ) {
      let sum = 0;
      for (let i = 0; i < dimension; i += 1) sum += question[q + i]! * values[from + i]!;
      if (sum > best) best = sum;
    }
    matches.push(best / 16_129);
  }
  return matches;
}
