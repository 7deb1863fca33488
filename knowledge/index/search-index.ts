// Combines a release's passages, keyword index and vectors, which all number the passages in the same way,
// ready to be searched.
import { positionsOf } from './label-positions.js';
import type { KeywordIndex } from './keyword-index.js';
import type { ReleaseContent } from '../model/release.js';
import type { PassageVectors, VectorIndex } from '../model/ports.js';

/** Each number is 1 byte, because 4 would be only slightly more accurate. */
export interface SentenceVectors {
  readonly dimension: number;
  /** The sentences of passage n are from `offsets[n]` to `offsets[n + 1]`. */
  readonly offsets: Uint32Array;
  /** Unit vectors, with each number multiplied by 127 and rounded. */
  readonly values: Int8Array;
}

export interface SearchIndex {
  readonly content: ReleaseContent;
  readonly keyword: KeywordIndex;
  /** Vectors of the questions written about each passage, by ordinal. Each number is stored in 1 byte. */
  readonly questions?: readonly (Int8Array | undefined)[];
  /**
   * Returns ordinals of the nearest passages, best first. If `allowed` is given, only returns passages that
   * it accepts.
   */
  nearest(
    vector: Float32Array,
    limit: number,
    allowed?: (ordinal: number) => boolean,
  ): Promise<{ ordinal: number; score: number }[]>;
  cosines(ordinals: readonly number[], vector: Float32Array): Promise<number[]>;
  vectorsOf(ordinals: readonly number[]): Promise<PassageVectors[]>;
}

/** If there is a filter, we first fetch this many times the number of results we need. */
const OVERSUPPLY = 2;

/** `sentencesOf` returns a passage's sentence vectors. Absent if there are none, or if `vectors` has them. */
export function createSearchIndex(
  content: ReleaseContent,
  keyword: KeywordIndex,
  vectors: VectorIndex,
  sentencesOf?: (ordinal: number) => Int8Array,
): SearchIndex {
  const ordinalOf = positionsOf(content.labels);
  const labelsOf = (ordinals: readonly number[]) => ordinals.map((ordinal) => content.labels[ordinal]!);
  return {
    content,
    keyword,
    async nearest(vector, limit, allowed) {
      const found = async (wanted: number, filter?: (label: number) => boolean) =>
        (await vectors.nearest(vector, wanted, filter)).map(({ label, score }) => ({
          ordinal: ordinalOf(label)!,
          score,
        }));
      if (!allowed) return found(limit);
      // Most guidance applies to most people, so filtering the results afterwards is cheaper than checking
      // every passage first.
      const kept = (await found(limit * OVERSUPPLY)).filter(({ ordinal }) => allowed(ordinal));
      if (kept.length >= limit) return kept.slice(0, limit);
      return found(limit, (label) => allowed(ordinalOf(label)!));
    },
    cosines: async (ordinals, vector) => vectors.cosines(labelsOf(ordinals), vector),
    async vectorsOf(ordinals) {
      const found = await vectors.vectorsOf(labelsOf(ordinals));
      if (!sentencesOf) return found;
      return found.map(({ vector }, n) => ({ vector, sentences: sentencesOf(ordinals[n]!) }));
    },
  };
}

export function sentencesAt({ dimension, offsets, values }: SentenceVectors, ordinal: number): Int8Array {
  return values.subarray(offsets[ordinal]! * dimension, offsets[ordinal + 1]! * dimension);
}

export function dot(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i += 1) sum += a[i]! * b[i]!;
  return sum;
}

/** Returns cosines in the order of the sentences, or none if the passage has no sentence vectors. */
export function sentenceCosines({ sentences }: PassageVectors, vector: Float32Array): number[] {
  return sentences ? cosines(sentences, vector) : [];
}

/** Returns the cosine with the nearest question written about the passage. Undefined if it has none. */
export function questionCosine(
  { questions }: SearchIndex,
  ordinal: number,
  vector: Float32Array,
): number | undefined {
  const written = questions?.[ordinal];
  return written && Math.max(...cosines(written, vector));
}

/** Keeps 4 sums, so that the processor need not wait. Each question is compared with about 1,000 vectors. */
function cosines(values: Int8Array, vector: Float32Array): number[] {
  const found: number[] = [];
  const { length } = vector;
  const whole = length - (length % 4);
  for (let at = 0; at < values.length; at += length) {
    let [a, b, c, d] = [0, 0, 0, 0];
    for (let i = 0; i < whole; i += 4) {
      a += values[at + i]! * vector[i]!;
      b += values[at + i + 1]! * vector[i + 1]!;
      c += values[at + i + 2]! * vector[i + 2]!;
      d += values[at + i + 3]! * vector[i + 3]!;
    }
    for (let i = whole; i < length; i += 1) a += values[at + i]! * vector[i]!;
    found.push((a + b + (c + d)) / 127);
  }
  return found;
}
