// Defines reports that an answer is unsafe. An editor checks each report, then starts a recall or says why
// none is needed.
import type { StoredAnswer } from '../messages/conversation.js';
import type { RedactedText } from '../../../knowledge/model/personal-data.js';
import type { Person } from '../people/person.js';
import type { Given } from './recall.js';

/**
 * recalled: an editor started a recall. dismissed: an editor decided that no recall was needed. taken-back:
 * the person withdrew the report, but an editor can still decide.
 */
export type ReportOutcome = 'recalled' | 'dismissed' | 'taken-back';

/** What people reported about an answer, up to an editor's decision. */
export interface ReportRound {
  /** IDs of the messages that say what is wrong, oldest first. */
  messages: string[];
  /**
   * Absent until an editor has decided or the person has withdrawn the report. If the person withdrew it,
   * `by` is empty.
   */
  handled?: { by: string; at: string; outcome: ReportOutcome; comment?: string };
}

/**
 * After a decision, the report is reopened if someone else reports the answer or the same person adds
 * something.
 */
export interface UnsafeReport extends ReportRound {
  answer: string;
  /** How many people have reported the answer and not withdrawn their report. */
  people: number;
  /** ISO 8601, UTC. */
  firstAt: string;
  lastAt: string;
  /** Earlier reports that have been decided, oldest first. */
  earlier: ReportRound[];
}

/** Every method can throw `StoreFailure`. */
export interface UnsafeReportRecords {
  /**
   * `message`: ID of the message that says what is wrong. Returns false if this person has already reported
   * the answer and the report is still open, or if they have nothing to add to it.
   */
  add(answer: string, person: Person, now: string, message?: string): Promise<boolean>;
  /**
   * Withdraws this person's report about the answer. Keeps the report without their ID, because an editor may
   * be reading it. Returns when the report was made. Undefined if there is none, or if an editor has already
   * decided.
   */
  takeBack(answer: string, person: Person, now: string): Promise<string | undefined>;
  find(answer: string): Promise<UnsafeReport | undefined>;
  by(person: Person): Promise<string[]>;
  /** Reports that no editor has decided on, oldest first. */
  open(): Promise<UnsafeReport[]>;
  /**
   * Decides on the open reports of the answer or, if there are none, on those last withdrawn. Returns false
   * if another editor decided first.
   */
  handle(
    answer: string,
    handled: { by: string; outcome: Exclude<ReportOutcome, 'taken-back'>; comment?: string },
    now: string,
  ): Promise<boolean>;
  /** Removes this person's ID from every report. */
  forget(person: Person): Promise<void>;
  /**
   * Undoes `forget` for one answer, so that the person counts once. If an editor has dealt with the report, the
   * next one is new. Only call this if no one else on this platform can have reported it.
   */
  reclaim(answer: string, person: Person): Promise<void>;
}

export interface ReadUnsafeReport {
  report: UnsafeReport;
  answer: StoredAnswer;
  /** Absent if the question was deleted. */
  question?: RedactedText;
  /** What people said about the problem. Leaves out anything that they have deleted. */
  words: RedactedText[];
  earlier: (Pick<ReportRound, 'handled'> & { words: RedactedText[] })[];
  /** True if something that they said showed danger, so that an adviser was asked urgently. */
  isUrgent: boolean;
  /** One for each of the answer's quotes, in the same order. */
  quotes: ReportedQuote[];
  /** The people who were given any of the answer's quotes, in this answer or in another. */
  given: Given;
}

export interface ReportedQuote {
  /** True if the live version of its document still has the passage. */
  isLive: boolean;
  /** A recall that stops answers from quoting it. */
  stoppedBy?: number;
  /**
   * Other statements of the live passages with this quote. A recall of the quote stops answers from quoting
   * them too. Empty if a recall already does.
   */
  alsoStopped: string[];
}
