// Explains why a question gets its answer: what was searched for, what counted, and whether it was enough.
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
  /** The points add up to the score; a reason below 0 counted against the passage. */
  points: Record<RankingReason, number>;
  /** Other documents that say the same thing in nearly the same words. */
  alsoIn: GuidanceDocument[];
}

export interface Explanation extends Pick<Answer, 'outcome' | 'clarification' | 'confidence' | 'release'> {
  /** The question, corrected, expanded and in English. Empty if none of its words can be searched for. */
  lookedFor: string;
  /** The nations whose guidance was searched; empty means all nations. */
  nations: Jurisdiction[];
  /** Words in the question that appear nowhere in the guidance. */
  unknownWords: string[];
  /** The confidence needed to answer. */
  threshold: number;
  /** Confidence is these 2 multiplied, each 0 to 1. `field` is 1 if we didn't check the question is in our field. */
  parts: { field: number; answer: number };
  /** Best first, at most 10. */
  found: ExplainedPassage[];
  citations: Citation[];
  /** The best passage of the document asked about, and how it would be quoted; absent if none was found. */
  about?: { rank: number; passage: ExplainedPassage; citation: Citation };
  /**
   * Set if another document has the same text, or nearly, and is quoted instead because it carries more
   * weight or is newer. Absent if another passage of the document asked about comes first.
   */
  standsIn?: { rank: number; citation: Citation };
}
