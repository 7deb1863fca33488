// Defines questions that the guidance did not answer, or whose answer did not help. Editors write notes about
// them.
import type { RedactedText } from '../../../knowledge/model/personal-data.js';
import type { DocumentRatings, RatingReason } from '../messages/rating.js';
import type { Jurisdiction } from '../../../knowledge/model/source.js';

/** not-found: nothing answers the question. low-rated: rated not helpful. */
export const MISSED_REASONS = ['not-found', 'low-rated'] as const;
export type MissedReason = (typeof MISSED_REASONS)[number];

export interface MissedQuestion {
  answer: string;
  text: RedactedText;
  askedAt: string;
  why: MissedReason;
  reason?: RatingReason;
  /** The latest explanation of a low rating, in the person's own words. */
  said?: RedactedText;
  jurisdiction?: Jurisdiction;
  /** Slug of the document that was quoted or was the closest match. */
  nearest?: string;
}

export interface QuestionGroup {
  /** The most typical question first, then newest first. */
  questions: MissedQuestion[];
}

/** Each method throws `StoreFailure`. */
export interface MissedQuestionRecords {
  /** Newest first. Edited, deleted, forgotten or dismissed questions are left out. */
  list(since: string, limit: number): Promise<MissedQuestion[]>;
  /** The questions behind these answers, without any that `list` would leave out. */
  find(answers: readonly string[]): Promise<MissedQuestion[]>;
  /**
   * How many answers were rated not helpful since this time, by quoted document and reason. Most ratings
   * first.
   */
  ratedDown(since: string): Promise<DocumentRatings[]>;
  /** Dismisses questions. A question that was already dismissed keeps the name of the first editor. */
  handle(answers: readonly string[], editor: string, now: string): Promise<void>;
}
