// An answer that people reported as unsafe: editors look at it, and start a recall or say why none is needed.
import type { StoredAnswer } from '../messages/conversation.js';
import type { RedactedText } from '../../../knowledge/model/personal-data.js';
import type { Person } from '../people/person.js';
import type { Given } from './recall.js';

/** recalled: a recall was started. dismissed: an editor saw no need. */
export type ReportOutcome = 'recalled' | 'dismissed';

export interface UnsafeReport {
  /** Id of the answer. */
  answer: string;
  /** How many people reported it. */
  people: number;
  /** ISO 8601, UTC. */
  firstAt: string;
  lastAt: string;
  /** Absent while an editor has still to look at it; someone else’s report opens it again. */
  handled?: { by: string; at: string; outcome: ReportOutcome; comment?: string };
}

/** Every method throws `StoreFailure`. */
export interface UnsafeReportRecords {
  /** False where this person has reported it before. */
  add(answer: string, person: Person, now: string): Promise<boolean>;
  find(answer: string): Promise<UnsafeReport | undefined>;
  /** Those that no editor has dealt with, the oldest first. */
  open(): Promise<UnsafeReport[]>;
  /** False where another editor was first. */
  handle(
    answer: string,
    handled: { by: string; outcome: ReportOutcome; comment?: string },
    now: string,
  ): Promise<boolean>;
  /** Takes this person's id off every report. */
  forget(person: Person): Promise<void>;
}

/** What an editor needs to decide. */
export interface ReadUnsafeReport {
  report: UnsafeReport;
  answer: StoredAnswer;
  /** Absent where it was deleted. */
  question?: RedactedText;
  /** Everyone who was given any of its quotes, in this answer or another. */
  given: Given;
}
