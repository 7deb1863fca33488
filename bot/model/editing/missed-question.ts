// Defines questions that the guidance did not answer, or whose answer did not help. They show editors where
// to write a practice note.
import type { RedactedText } from '../../../knowledge/model/personal-data.js';
import type { DocumentRatings, RatingReason } from '../messages/rating.js';
import type { Jurisdiction } from '../../../knowledge/model/source.js';

/** not-found: no guidance answers the question. low-rated: the answer was rated not helpful. */
export type MissedReason = 'not-found' | 'low-rated';

export interface MissedQuestion {
  answer: string;
  text: RedactedText;
  askedAt: string;
  why: MissedReason;
  reason?: RatingReason;
  /** The person's latest explanation of their low rating. */
  said?: RedactedText;
  jurisdiction?: Jurisdiction;
  /** Slug of the document that was quoted or, if none was, of the closest match. */
  nearest?: string;
}

export interface QuestionGroup {
  /** The most typical question, then the others, newest first. */
  questions: MissedQuestion[];
}

/** Each method throws `StoreFailure`. */
export interface MissedQuestionRecords {
  /** Newest first. Leaves out questions that were edited, deleted, forgotten or dismissed. */
  list(since: string, limit: number): Promise<MissedQuestion[]>;
  /** The questions that these answers were for. Leaves out the same questions as `list`. */
  find(answers: readonly string[]): Promise<MissedQuestion[]>;
  /**
   * How many answers have been rated not helpful since this time, by quoted document and reason. Documents
   * with the most such ratings come first.
   */
  ratedDown(since: string): Promise<DocumentRatings[]>;
  /** Dismisses questions. If a question was already dismissed, the first editor's name stays. */
  handle(answers: readonly string[], editor: string, now: string): Promise<void>;
}
