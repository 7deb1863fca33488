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
const PASSAGES_A_STEP = 1_000;

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
  /** The number of passages. */
  readonly size: number;
  search(terms: readonly WeightedTerm[], limit: number, allowed?: (label: number) => boolean): KeywordScores;
  /** Takes a label, and gives the share (0 to 1) of the terms in that passage, weighted by rarity. */
  coverage(terms: readonly WeightedTerm[]): (label: number) => number;
  /** How rare a term is: 0 if every passage has it, `unknownIdf` if none has. */
  idf(term: string): number;
  has(term: string): boolean;
}

/** Counts of some of a release's passages. Each passage of a release is in one part. */
export interface KeywordPart {
  counts: KeywordCounts;
  /** Maps a label in the counts to one in the release, or to -1 for a passage that has gone. */
  places: Int32Array;
  /** Numbers the terms of the counts. */
  numberOf: ReadonlyMap<string, number>;
}

/** Includes all the passages of the counts if `places` is absent. */
export function keywordPart(
  counts: KeywordCounts,
  places = Int32Array.from(counts.lengths, (_, label) => label),
): KeywordPart {
  return { counts, places, numberOf: new Map(counts.terms.map((term, n) => [term, n])) };
}

export function openKeywordIndex(parts: readonly KeywordPart[]): KeywordIndex {
  return atOnce(keywordIndexSteps(parts));
}

export function* keywordIndexSteps(parts: readonly KeywordPart[]): Steps<KeywordIndex> {
  const { size, penalties, homes, gone } = yield* arrangedBy(parts);
  const unknownIdf = Math.log(1 + (size + 0.5) / 0.5);
  const found = new Map<string, number>();
  /** The number of passages that have the term. */
  const passagesWith = (term: string): number => {
    let count = found.get(term);
    if (count === undefined) {
      count = parts.reduce((sum, part, n) => sum + countIn(part, rangeOf(part, term), gone[n]!), 0);
      // Caches only terms that are in the guidance, so that messages cannot fill the memory.
      if (count) found.set(term, count);
    }
    return count;
  };
  const idf = (term: string): number => {
    const count = passagesWith(term);
    return count ? Math.log(1 + (size - count + 0.5) / (count + 0.5)) : unknownIdf;
  };
  /** Reused between searches, because allocating new arrays takes longer than searching 100,000 passages. */
  let workspace: { scores: Float32Array; touched: Uint32Array; count: number } | undefined;
  return {
    size,
    idf,
    has: (term) => passagesWith(term) > 0,
    coverage(terms) {
      const share = shareOf({ idf }, terms);
      const ranges = terms.map(({ term }) => parts.map((part) => rangeOf(part, term)));
      return (label) => {
        const [part, own] = [homes.parts[label]!, homes.labels[label]!];
        return share((n) => isBetween(parts[part]!.counts.labels, ranges[n]![part]!, own));
      };
    },
    search(terms, limit, allowed) {
      workspace ??= { scores: new Float32Array(size), touched: new Uint32Array(size), count: 0 };
      const { scores, touched } = workspace;
      for (let i = 0; i < workspace.count; i += 1) scores[touched[i]!] = 0;
      let count = 0;
      for (const { term, weight } of terms) {
        const rarity = weight * idf(term);
        if (rarity <= 0) continue;
        for (const part of parts) {
          const { labels, tenths } = part.counts;
          const { places } = part;
          const [from, to] = rangeOf(part, term);
          for (let i = from; i < to; i += 1) {
            const label = places[labels[i]!]!;
            if (label < 0) continue;
            const score = scores[label]!;
            if (score === 0) touched[count++] = label;
            scores[label] = score + (rarity * tenths[i]!) / (tenths[i]! + penalties[label]!);
          }
        }
      }
      workspace.count = count;
      return { scores, best: bestLabels(touched, count, scores, limit, allowed) };
    },
  };
}

/**
 * Returns each passage's place in the parts, the penalty for each long passage, and the passages that have gone from
 * each part. A penalty depends on all the passages, so the search works out the weight of each word: storing the
 * weights would mean writing all of them for each new release.
 */
function* arrangedBy(parts: readonly KeywordPart[]) {
  let size = 0;
  for (const { places } of parts)
    for (let own = 0; own < places.length; own += 1) if (places[own]! >= 0) size += 1;
  yield;
  const homes = { parts: new Uint8Array(size), labels: new Uint32Array(size) };
  const penalties = new Float32Array(size);
  const gone: number[][] = parts.map(() => []);
  let words = 0;
  for (const [n, { counts, places }] of parts.entries())
    for (let own = 0; own < places.length; own += 1) {
      if (own % PASSAGES_A_STEP === 0) yield;
      const label = places[own]!;
      if (label < 0) {
        gone[n]!.push(own);
        continue;
      }
      homes.parts[label] = n;
      homes.labels[label] = own;
      words += penalties[label] = counts.lengths[own]!;
    }
  const mean = words / size || 1;
  for (let label = 0; label < size; label += 1) {
    if (label % PASSAGES_A_STEP === 0) yield;
    penalties[label] = penaltyOf(penalties[label]!, mean);
  }
  return { size, penalties, homes, gone };
}

/** Returns the penalty in tenths, like the counts. */
function penaltyOf(length: number, meanLength: number): number {
  return 10 * SATURATION * (1 - LENGTH_NORMALISATION + LENGTH_NORMALISATION * (length / meanLength));
}

type Range = readonly [number, number];

function rangeOf({ counts, numberOf }: KeywordPart, term: string): Range {
  const n = numberOf.get(term);
  return n === undefined ? [0, 0] : [counts.offsets[n]!, counts.offsets[n + 1]!];
}

/** Searches for the passages that have gone, because they are few and a common term has many passages. */
function countIn({ counts }: KeywordPart, range: Range, gone: readonly number[]): number {
  const [from, to] = range;
  if (from === to) return 0;
  return to - from - gone.filter((label) => isBetween(counts.labels, range, label)).length;
}

function isBetween(labels: Uint32Array, [from, to]: Range, label: number): boolean {
  const at = from + countBefore(to - from, (n) => labels[from + n]! < label);
  return at < to && labels[at] === label;
}

/** Maps each term to its weight (0 to 1) in each passage that contains it, for a few passages. */
export function termWeights(passages: readonly KeywordFields[]): Map<string, Map<number, number>> {
  const { terms, offsets, labels, tenths, lengths } = atOnce(countKeywords(passages, passages.length));
  const mean = lengths.reduce((sum, length) => sum + length, 0) / lengths.length || 1;
  return new Map(
    terms.map((term, n) => {
      const held = new Map<number, number>();
      for (let at = offsets[n]!; at < offsets[n + 1]!; at += 1)
        held.set(labels[at]!, tenths[at]! / (tenths[at]! + penaltyOf(lengths[labels[at]!]!, mean)));
      return [term, held];
    }),
  );
}

export function buildKeywordIndex(passages: readonly KeywordFields[]): KeywordIndex {
  return openKeywordIndex([keywordPart(atOnce(countKeywords(passages, passages.length)))]);
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

/** We look up each in every candidate’s sentences. A 60-word question has about 70, with those we add. */
export const MAX_TERMS = 120;

/** Keeps the order. If there are more than `MAX_TERMS`, keeps the rarest of those in the guidance. */
export function rarestTerms(keyword: KeywordIndex, terms: readonly WeightedTerm[]): readonly WeightedTerm[] {
  if (terms.length <= MAX_TERMS) return terms;
  const worth = ({ term, weight }: WeightedTerm) => (keyword.has(term) ? weight * keyword.idf(term) : 0);
  const kept = new Set([...terms].sort((a, b) => worth(b) - worth(a)).slice(0, MAX_TERMS));
  return terms.filter((term) => kept.has(term));
}
