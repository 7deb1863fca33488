// Searches a release by combining its base with the changes since.
import {
  keywordIndexSteps,
  keywordPart,
  type KeywordIndex,
  type KeywordPart,
} from '../../../knowledge/index/keyword-index.js';
import { positionsOf } from '../../../knowledge/index/label-positions.js';
import { sentencesAt, type SentenceVectors } from '../../../knowledge/index/search-index.js';
import type { VectorIndex } from '../../../knowledge/model/ports.js';
import type { ReleaseContent } from '../../../knowledge/model/release.js';
import { inTurns, type Steps } from '../../../knowledge/model/slice-long-work.js';
import type { GraphIndex } from '../graph-index.js';
import { freshOrdinals, type ReleaseChanges } from './release-changes.js';
import { countsOf } from '../release-files.js';
import { byLabel, scan, type LabelFilter, type PlacedVectors } from '../vector-rows.js';

/** Counts the words of new passages again each time, because they are few. */
export async function changedKeywords(
  base: KeywordPart,
  changes: ReleaseChanges,
  content: ReleaseContent,
): Promise<KeywordIndex> {
  const places = new Int32Array(changes.size).fill(-1);
  changes.places.forEach((place, ordinal) => {
    if (place >= 0) places[place] = ordinal;
  });
  const fresh = freshOrdinals(changes);
  const counts = await inTurns(countsOf(content, fresh));
  return inTurns(keywordIndexSteps([{ ...base, places }, keywordPart(counts, Int32Array.from(fresh))]));
}

/** Returns undefined if the model does not provide sentence vectors. Search then works without them. */
export function sentencesThrough(
  base: SentenceVectors,
  changes: ReleaseChanges,
): ((ordinal: number) => Int8Array) | undefined {
  const { places, fresh } = changes;
  if (!base.values.length && fresh.every(({ sentences }) => !sentences?.length)) return undefined;
  const numbers = new Map(freshOrdinals(changes).map((ordinal, n) => [ordinal, n]));
  const none = new Int8Array();
  return (ordinal) => {
    const place = places[ordinal]!;
    return place < 0 ? (fresh[numbers.get(ordinal)!]!.sentences ?? none) : sentencesAt(base, place);
  };
}

/**
 * Searches the base's graph without the removed passages, and compares the question with each new vector. There
 * are so few new vectors that this takes a millisecond at most.
 */
export function* changedVectors(
  base: GraphIndex,
  { places, fresh }: ReleaseChanges,
  { labels, release }: ReleaseContent,
): Steps<VectorIndex> {
  const isFresh = (_label: number, ordinal: number) => places[ordinal]! < 0;
  const keptLabels = labels.filter((label, ordinal) => !isFresh(label, ordinal));
  yield;
  const kept = positionsOf(keptLabels);
  yield;
  const isKept = (label: number) => kept(label) !== undefined;
  const added = placed(labels.filter(isFresh), fresh, release.model.dimension);
  const rowOf = positionsOf(added.labels);
  /** If nothing was removed, a search without a filter need not look up each vector that it passes. */
  const hasGone = labels.length - fresh.length < base.size;
  const keptAnd = (filter?: LabelFilter) =>
    hasGone ? (label: number) => isKept(label) && (!filter || filter(label)) : filter;
  return {
    size: labels.length,
    nearest(vector, limit, filter) {
      const found = base.nearest(vector, limit, keptAnd(filter));
      const further = scan(added, vector, limit, filter);
      if (!further.length) return found;
      return [...found, ...further]
        .sort((a, b) => b.score - a.score || a.label - b.label)
        .slice(0, Math.max(limit, 0));
    },
    ...byLabel((label) => {
      const row = rowOf(label);
      return row === undefined ? base.vectorOf(label) : fresh[row]!.vector;
    }),
  };
}

function placed(labels: number[], fresh: ReleaseChanges['fresh'], dimension: number): PlacedVectors {
  const startOf = (row: number) => row * dimension;
  const values = new Float32Array(startOf(fresh.length));
  for (const [row, { vector }] of fresh.entries()) values.set(vector, startOf(row));
  return { labels, values, startOf };
}
