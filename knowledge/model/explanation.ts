// Types that explain an answer: what was searched for, which signals counted, and how sure we had to be.
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
  /** The points add up to the score. A negative number means that the reason counted against the passage. */
  points: Record<RankingReason, number>;
  /** Other documents that contain nearly the same text. */
  alsoIn: GuidanceDocument[];
}

export interface Explanation extends Pick<Answer, 'outcome' | 'clarification' | 'confidence' | 'release'> {
  /** What was searched for: the question, corrected, expanded and in English. May have no words left. */
  lookedFor: string;
  /** The nations for which guidance was searched. Empty means all nations. */
  nations: Jurisdiction[];
  /** Words in the question that do not appear in any guidance. */
  unknownWords: string[];
  threshold: number;
  /**
   * The 2 parts of the confidence, which are multiplied. Each is from 0 to 1. `field` is 1 if we did not
   * check that the question is about our subject.
   */
  parts: { field: number; answer: number };
  /** The passages found, best first, at most 10. */
  found: ExplainedPassage[];
  citations: Citation[];
  /** The best passage of the document that the editor asked about, and its quote. Absent if they asked about none. */
  about?: { rank: number; passage: ExplainedPassage; citation: Citation };
  /**
   * Set if a near-duplicate from another document is quoted instead, because the other document has more
   * authority or is newer. Absent if another passage of the document that the editor asked about is ranked
   * higher.
   */
  standsIn?: { rank: number; citation: Citation };
}
