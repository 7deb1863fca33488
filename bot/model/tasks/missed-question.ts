// A question the guidance did not answer, or whose answer did not help. Editors write notes about these.
import type { RedactedText } from '../../../knowledge/model/personal-data.js';
import type { DocumentRatings, RatingReason } from '../messages/rating.js';
import type { Jurisdiction } from '../../../knowledge/model/source.js';

/** not-found: nothing answers it. withheld: nothing was certain enough to quote. low-rated: the person found the answer unhelpful. */
export const MISSED_REASONS = ['not-found', 'withheld', 'low-rated'] as const;
export type MissedReason = (typeof MISSED_REASONS)[number];

export interface MissedQuestion {
  /** Id of the answer that was given. */
  answer: string;
  text: RedactedText;
  askedAt: string;
  why: MissedReason;
  /** The reason for a low rating, if the person gave one. */
  reason?: RatingReason;
  jurisdiction?: Jurisdiction;
  /** Slug of the document that came nearest, or was quoted. */
  nearest?: string;
}

/** Questions that ask much the same. */
export interface QuestionGroup {
  /** The one that the others are nearest to first, then the newest. */
  questions: MissedQuestion[];
}

/** Each method throws `StoreFailure`. */
export interface MissedQuestionRecords {
  /** Newest first, except edited, deleted, forgotten or dismissed ones. */
  list(since: string, limit: number): Promise<MissedQuestion[]>;
  /** Of these answers, those that `list` would name. */
  find(answers: readonly string[]): Promise<MissedQuestion[]>;
  /** Answers rated not helpful since then, by the documents they quote and by reason; most ratings first. */
  ratedDown(since: string): Promise<DocumentRatings[]>;
  /** Dismisses questions. Those already dismissed keep the name of the first editor. */
  handle(answers: readonly string[], editor: string, now: string): Promise<void>;
}
