// Defines reports that an answer is unsafe. Editors check each one, then start a recall or say why none is
// needed.
import type { StoredAnswer } from '../messages/conversation.js';
import type { RedactedText } from '../../../knowledge/model/personal-data.js';
import type { Person } from '../people/person.js';
import type { Given } from './recall.js';

/**
 * recalled: an editor started a recall. dismissed: an editor decided that none was needed. taken-back: the
 * person withdrew the report; an editor can still decide.
 */
export type ReportOutcome = 'recalled' | 'dismissed' | 'taken-back';

/** What people reported before an editor decided. */
export interface ReportRound {
  /** IDs of the messages that say what is wrong, oldest first. */
  messages: string[];
  /**
   * Absent until an editor has decided or the person has taken the report back. If they took it back, `by` is
   * empty.
   */
  handled?: { by: string; at: string; outcome: ReportOutcome; comment?: string };
}

/**
 * After a decision, the report opens again if someone else reports the answer or the same person says more.
 */
export interface UnsafeReport extends ReportRound {
  answer: string;
  /** How many people reported the answer and have not taken it back. */
  people: number;
  /** ISO 8601, UTC. */
  firstAt: string;
  lastAt: string;
  /** Earlier rounds, oldest first. */
  earlier: ReportRound[];
}

/** Every method throws `StoreFailure`. */
export interface UnsafeReportRecords {
  /**
   * `message`: what the person said is wrong. False if their report of the answer is still open, or if they
   * have nothing to add to it.
   */
  add(answer: string, person: Person, now: string, message?: string): Promise<boolean>;
  /**
   * Closes this person's report of the answer. Keeps it without their ID, because an editor may be reading
   * it. Returns when it was made; undefined if there is none, or if an editor has decided on it.
   */
  takeBack(answer: string, person: Person, now: string): Promise<string | undefined>;
  find(answer: string): Promise<UnsafeReport | undefined>;
  by(person: Person): Promise<string[]>;
  /** Reports that no editor has decided on, oldest first. */
  open(): Promise<UnsafeReport[]>;
  /**
   * Decides on the open reports of the answer or, if there are none, on the latest ones that were taken back.
   * False if another editor decided first.
   */
  handle(
    answer: string,
    handled: { by: string; outcome: Exclude<ReportOutcome, 'taken-back'>; comment?: string },
    now: string,
  ): Promise<boolean>;
  /** Removes this person's ID from every report. */
  forget(person: Person): Promise<void>;
}

export interface ReadUnsafeReport {
  report: UnsafeReport;
  answer: StoredAnswer;
  /** Absent if the question was deleted. */
  question?: RedactedText;
  /** What people said is wrong, unless they have deleted it. */
  words: RedactedText[];
  earlier: (Pick<ReportRound, 'handled'> & { words: RedactedText[] })[];
  /** Everyone who was given any of the answer's quotes, in this answer or another. */
  given: Given;
}
