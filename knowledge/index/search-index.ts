// One release, ready to be searched: its passages, keyword index and vectors, under one numbering.
import type { KeywordIndex } from './keyword-index.js';
import type { ReleaseContent } from '../model/release.js';
import type { VectorIndex } from '../model/ports.js';

/** Vectors of parts of each passage (sentences, words), one byte a number: the rest of a cosine is not worth four. */
export interface PartVectors {
  readonly dimension: number;
  /** Passage n has its parts from `offsets[n]` to `offsets[n + 1]`. */
  readonly offsets: Uint32Array;
  /** Each number is a unit vector's times 127, rounded. */
  readonly values: Int8Array;
  /** The passages after these, if a release is shown with additions: joining them would copy megabytes. */
  readonly further?: PartVectors;
}

export interface SearchIndex {
  readonly content: ReleaseContent;
  readonly keyword: KeywordIndex;
  /** Absent if the embedder gives no vectors of sentences. */
  readonly sentences?: PartVectors;
  /** Of the words that carry a topic, in order; absent if the embedder gives none. */
  readonly words?: PartVectors;
  /** Vectors of questions that were written about a passage, by ordinal, one byte a number; most passages have some. */
  readonly questions?: readonly (Int8Array | undefined)[];
  /** Ordinals of the nearest passages, best first. With `allowed`, others are left out. */
  nearest(
    vector: Float32Array,
    limit: number,
    allowed?: (ordinal: number) => boolean,
  ): { ordinal: number; score: number }[];
  /** Cosine of a vector with a passage's own. */
  cosine(ordinal: number, vector: Float32Array): number;
}

/** With a filter, we take this many times the wanted number from the graph before filtering. */
const OVERSUPPLY = 2;

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
      const found = (wanted: number, filter?: (label: number) => boolean) =>
        vectors
          .nearest(vector, wanted, filter)
          .map(({ label, score }) => ({ ordinal: ordinalOf.get(label)!, score }));
      if (!allowed) return found(limit);
      // Most guidance applies to most people: looking at more and dropping some is cheaper than asking about each.
      const kept = found(limit * OVERSUPPLY).filter(({ ordinal }) => allowed(ordinal));
      if (kept.length >= limit) return kept.slice(0, limit);
      return found(limit, (label) => allowed(ordinalOf.get(label)!));
    },
    cosine: (ordinal, vector) => dot(vectors.vectorOf(content.labels[ordinal]!), vector),
  };
}

export function dot(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i += 1) sum += a[i]! * b[i]!;
  return sum;
}

interface Held {
  parts: PartVectors;
  /** Of the first part of the passage, and after its last one. */
  from: number;
  to: number;
}

function partsOf(parts: PartVectors, ordinal: number): Held {
  const passages = parts.offsets.length - 1;
  if (ordinal >= passages && parts.further) return partsOf(parts.further, ordinal - passages);
  return { parts, from: parts.offsets[ordinal]!, to: parts.offsets[ordinal + 1]! };
}

/** Cosine of the vector with each sentence of the passage, in order; empty if there are none. */
export function sentenceCosines(
  sentences: PartVectors | undefined,
  ordinal: number,
  vector: Float32Array,
): number[] {
  if (!sentences) return [];
  const { parts, from, to } = partsOf(sentences, ordinal);
  return cosines(parts.values.subarray(from * parts.dimension, to * parts.dimension), vector);
}

/** Cosine with the nearest question that was written about the passage; undefined if there is none. */
export function questionCosine(
  { questions }: SearchIndex,
  ordinal: number,
  vector: Float32Array,
): number | undefined {
  const written = questions?.[ordinal];
  return written && Math.max(...cosines(written, vector));
}

function cosines(parts: Int8Array, vector: Float32Array): number[] {
  const found: number[] = [];
  for (let at = 0; at < parts.length; at += vector.length) {
    let sum = 0;
    for (let i = 0; i < vector.length; i += 1) sum += parts[at + i]! * vector[i]!;
    found.push(sum / 127);
  }
  return found;
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
  const held = partsOf(words, ordinal);
  const { dimension, values } = held.parts;
  const [from, to] = [held.from * dimension, held.to * dimension];
  const matches: number[] = [];
  for (let q = 0; q < question.length; q += dimension) {
    let best = 0;
    for (let at = from; at < to; at += dimension) {
      const sum = integerProduct(question, q, values, at, dimension);
      if (sum > best) best = sum;
    }
    matches.push(best / 16_129);
  }
  return matches;
}

/** The hottest loop of a question: in whole numbers and four at a time it takes a third of the plain one's time. */
function integerProduct(a: Int8Array, from: number, b: Int8Array, at: number, length: number): number {
  let sum = 0;
  for (let i = 0; i < length; i += 4) {
    sum =
      (sum +
        Math.imul(a[from + i]!, b[at + i]!) +
        Math.imul(a[from + i + 1]!, b[at + i + 1]!) +
        Math.imul(a[from + i + 2]!, b[at + i + 2]!) +
        Math.imul(a[from + i + 3]!, b[at + i + 3]!)) |
      0;
  }
  return sum;
}
