// Types that explain an answer: what was searched for, what counted and how sure we had to be.
import type { Answer, Citation, RankedPassage } from './answer.js';
import type { GuidanceDocument, Jurisdiction } from './source.js';

/** Groups of ranking signals with names people would use, in the order shown on screen. */
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
  /** The points add up to the score. A reason with fewer than 0 points counted against the passage. */
  points: Record<RankingReason, number>;
  /** Other documents with nearly the same text. */
  alsoIn: GuidanceDocument[];
}

export interface Explanation extends Pick<Answer, 'outcome' | 'clarification' | 'confidence' | 'release'> {
  /**
   * The search text: the question, corrected, expanded and in English. Empty if none of its words can be
   * searched for.
   */
  lookedFor: string;
  /** The nations whose guidance was searched. Empty means all nations. */
  nations: Jurisdiction[];
  /** Words in the question that are not in any guidance. */
  unknownWords: string[];
  threshold: number;
  /**
   * The 2 parts of the confidence, which are multiplied. Each is from 0 to 1. `field` is 1 if we did not
   * check that the question is in our field.
   */
  parts: { field: number; answer: number };
  /** Best first, at most 10. */
  found: ExplainedPassage[];
  citations: Citation[];
  /** The best passage of the document asked about, and how we would quote it. Absent if none was found. */
  about?: { rank: number; passage: ExplainedPassage; citation: Citation };
  /**
   * Set if another document has the same or nearly the same text, and is quoted instead because it has more
   * authority or is newer. Absent if another passage of the document asked about comes first.
   */
  standsIn?: { rank: number; citation: Citation };
}
