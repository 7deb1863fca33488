// The desk's figures: what is counted in a period, and from which records.
import type { Jurisdiction } from '../../../knowledge/model/source.js';
import type { EscalationState } from '../handoff/escalation.js';
import type { Person } from '../people/person.js';

/** Half open: from `from`, up to and without `to`; ISO 8601, UTC. */
export interface Period {
  from: string;
  to: string;
}

/** One question that was asked in the period, with the latest answer to it. */
export interface QuestionCount {
  askedAt: string;
  /** Redacted; absent if it was deleted. */
  text?: string;
  /** What it was about, where the text is no longer kept. */
  topic?: string;
  jurisdiction?: Jurisdiction;
  /** Absent if nothing was answered. */
  outcome?: string;
}

/** One request opened in the period, in its current state. */
export interface RequestCount {
  openedAt: string;
  urgent: boolean;
  state: EscalationState;
  /** When an adviser first claimed it. */
  firstTakenAt?: string;
  outcome?: string;
  rating?: 'up' | 'down';
}

/** One taking of a request in the period. */
export interface TakingCount {
  by: Person;
}

/** Every method throws `StoreFailure`. */
export interface StatisticsRecords {
  /** The newest first, at most `limit`. */
  questions(period: Period, limit: number): Promise<QuestionCount[]>;
  requests(period: Period): Promise<RequestCount[]>;
  takings(period: Period): Promise<TakingCount[]>;
  /** Who holds each request that is claimed now. */
  holders(): Promise<Person[]>;
}

/** In the order in which it is shown. */
export interface Count {
  label: string;
  count: number;
}

export interface DeskStatistics {
  period: Period;
  questions: number;
  /** More were asked than are counted. */
  isCapped: boolean;
  requests: number;
  urgent: number;
  /** Milliseconds until someone claimed it; absent if no request was claimed. */
  medianWaitMs?: number;
  ninetiethWaitMs?: number;
  urgentMedianWaitMs?: number;
  waits: Count[];
  weeks: { until: string; questions: number; requests: number }[];
  topics: Count[];
  nations: Count[];
  answers: Count[];
  outcomes: Count[];
  ratings: Count[];
  load: { name: string; taken: number; holds: number }[];
}
