// Searches a release's passages by keyword, using BM25. Words in headings and titles count too.
import { countBefore } from '../text/count-before.js';
import { bestLabels } from './best-labels.js';
import { countKeywords, type KeywordCounts } from './keyword-counts.js';
import type { KeywordFields } from './keyword-fields.js';
import { atOnce, type Steps } from '../model/slice-long-work.js';

// Robertson and Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond" (2009). Fields are
// weighted as in BM25F.
const SATURATION = 1.2;
const LENGTH_NORMALISATION = 0.6;
/** Stored in flat arrays, so that an index can be written to a file and read back without parsing. */
export interface KeywordIndexData {
  /** The postings for term n run from `offsets[n]` to `offsets[n + 1]`. */
  terms: string[];
  offsets: Uint32Array;
  labels: Uint32Array;
  /** How often the term occurs in the passage, weighted and adjusted for its length. From 0 to 1. */
  weights: Float32Array;
  size: number;
}

export interface WeightedTerm {
  term: string;
  /** 1 for a word that the person wrote, and less for a word that we added. */
  weight: number;
}

export interface KeywordScores {
  /** BM25 scores by label. 0 for passages with none of the terms. The next search overwrites this array. */
  scores: Float32Array;
  /** Labels that have a score, best first, up to `limit`. */
  best: number[];
}

export interface KeywordIndex {
  readonly data: KeywordIndexData;
  search(terms: readonly WeightedTerm[], limit: number, allowed?: (label: number) => boolean): KeywordScores;
  /** Takes a label, and gives the share (0 to 1) of the terms in that passage, weighted by rarity. */
  coverage(terms: readonly WeightedTerm[]): (label: number) => number;
  /** How rare a term is: 0 if every passage has it, `unknownIdf` if none has. */
  idf(term: string): number;
  has(term: string): boolean;
}

export function buildKeywordIndex(passages: readonly KeywordFields[]): KeywordIndexData {
  return atOnce(keywordIndexSteps(passages, passages.length));
}

/** Builds an index. Yields after each of the `size` passages and after each term. */
export function* keywordIndexSteps(passages: Iterable<KeywordFields>, size: number): Steps<KeywordIndexData> {
  return yield* weighKeywords(yield* countKeywords(passages, size));
}

/** Builds an index from counts. Yields after each term. */
export function* weighKeywords(counts: KeywordCounts): Steps<KeywordIndexData> {
  const { terms, offsets, labels, tenths, lengths } = counts;
  const meanLength = lengths.reduce((sum, length) => sum + length, 0) / lengths.length || 1;
  // Worked out for each passage, because it takes a division, and a passage has dozens of terms.
  const penalties = new Float64Array(lengths).map(
    (length) => SATURATION * (1 - LENGTH_NORMALISATION + LENGTH_NORMALISATION * (length / meanLength)),
  );
  const weights = new Float32Array(labels.length);
  for (let term = 0; term < terms.length; term += 1) {
    for (let at = offsets[term]!; at < offsets[term + 1]!; at += 1) {
      const count = tenths[at]! / 10;
      weights[at] = (count * (SATURATION + 1)) / (count + penalties[labels[at]!]!) / (SATURATION + 1);
    }
    yield;
  }
  return { terms, offsets, labels, weights, size: lengths.length };
}

export function openKeywordIndex(data: KeywordIndexData): KeywordIndex {
  const numberOf = new Map(data.terms.map((term, n) => [term, n]));
  const unknownIdf = Math.log(1 + (data.size + 0.5) / 0.5);
  const range = (term: string): readonly [number, number] => {
    const n = numberOf.get(term);
    return n === undefined ? [0, 0] : [data.offsets[n]!, data.offsets[n + 1]!];
  };
  const rarities = new Map<string, number>();
  const idf = (term: string): number => {
    let rarity = rarities.get(term);
    if (rarity === undefined) {
      const [from, to] = range(term);
      const found = to - from;
      if (found === 0) return unknownIdf;
      rarity = Math.log(1 + (data.size - found + 0.5) / (found + 0.5));
      rarities.set(term, rarity);
    }
    return rarity;
  };
  const isBetween = ([from, to]: readonly [number, number], label: number): boolean => {
    const at = from + countBefore(to - from, (n) => data.labels[from + n]! < label);
    return at < to && data.labels[at] === label;
  };
  /** Reused between searches, because allocating new arrays takes longer than searching 100,000 passages. */
  let workspace: { scores: Float32Array; touched: Uint32Array; count: number } | undefined;
  return {
    data,
    idf,
    has: (term) => numberOf.has(term),
    coverage(terms) {
      const share = shareOf({ idf }, terms);
      const ranges = terms.map(({ term }) => range(term));
      return (label) => share((n) => isBetween(ranges[n]!, label));
    },
    search(terms, limit, allowed) {
      workspace ??= { scores: new Float32Array(data.size), touched: new Uint32Array(data.size), count: 0 };
      const { scores, touched } = workspace;
      for (let i = 0; i < workspace.count; i += 1) scores[touched[i]!] = 0;
      let count = 0;
      for (const { term, weight } of terms) {
        const [from, to] = range(term);
        const rarity = weight * idf(term);
        if (rarity <= 0) continue;
        for (let i = from; i < to; i += 1) {
          const label = data.labels[i]!;
          const score = scores[label]!;
          if (score === 0) touched[count++] = label;
          scores[label] = score + rarity * data.weights[i]!;
        }
      }
      workspace.count = count;
      return { scores, best: bestLabels(touched, count, scores, limit, allowed) };
    },
  };
}

/** The share (0 to 1) of the terms whose index `isFound` accepts, weighted by rarity. */
export function shareOf(
  { idf }: Pick<KeywordIndex, 'idf'>,
  terms: readonly WeightedTerm[],
): (isFound: (n: number) => boolean) => number {
  const rarities = terms.map(({ term, weight }) => weight * idf(term));
  const all = rarities.reduce((sum, rarity) => sum + rarity, 0);
  return (isFound) => {
    let covered = 0;
    for (let n = 0; n < rarities.length; n += 1) if (isFound(n)) covered += rarities[n]!;
    return all === 0 ? 0 : covered / all;
  };
}

/** Each is looked up in every candidate’s sentences. A 60-word question has about 70, with those we add. */
export const MAX_TERMS = 120;

/** In the same order. Of more than `MAX_TERMS`, keeps the rarest of those that appear in the guidance. */
export function rarestTerms(keyword: KeywordIndex, terms: readonly WeightedTerm[]): readonly WeightedTerm[] {
  if (terms.length <= MAX_TERMS) return terms;
  const worth = ({ term, weight }: WeightedTerm) => (keyword.has(term) ? weight * keyword.idf(term) : 0);
  const kept = new Set([...terms].sort((a, b) => worth(b) - worth(a)).slice(0, MAX_TERMS));
  return terms.filter((term) => kept.has(term));
}
