// Why a question gets its answer: what was searched for, what counted for each passage, and whether that was enough.
import type { Answer, Citation, RankedPassage } from './answer.js';
import type { GuidanceDocument, Jurisdiction } from './source.js';

/** The ranking signals, grouped as people would name them, in the order shown on screen. */
export const RANKING_REASONS = [
  'meaning',
  'words',
  'kind',
  'around',
  'standing',
  'nation',
  'length',
] as const;
export type RankingReason = (typeof RANKING_REASONS)[number];

export interface ExplainedPassage extends RankedPassage {
  /** They add up to the score; below 0 it spoke against the passage. */
  points: Record<RankingReason, number>;
  /** Other documents that say the same in nearly the same words. */
  alsoIn: GuidanceDocument[];
}

export interface Explanation extends Pick<Answer, 'outcome' | 'clarification' | 'confidence' | 'release'> {
  /** Corrected, expanded, and in English; empty if no word of the question can be searched for. */
  lookedFor: string;
  /** The nations whose guidance was searched; empty means every nation's. */
  nations: Jurisdiction[];
  /** Words of the question that are nowhere in the guidance. */
  unknownWords: string[];
  /** At least this much confidence answers. */
  threshold: number;
  /**
   * The confidence is the product of the two, each 0 to 1; `field` is 1 if we did not check whether it is in the
   * field.
   */
  parts: { field: number; answer: number };
  /** Best first, at most ten. */
  found: ExplainedPassage[];
  citations: Citation[];
  /** The best passage of the document that was asked about, and how it would be quoted; absent if it is not found. */
  about?: { rank: number; passage: ExplainedPassage; citation: Citation };
  /**
   * Its words, or nearly the same, are also in another document, and are quoted from there because it carries more
   * weight or is newer. Absent if another passage of that document comes first.
   */
  standsIn?: { rank: number; citation: Citation };
}
