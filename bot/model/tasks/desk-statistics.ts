// Defines the desk's figures: what is counted in a period, and from which records.
import type { Jurisdiction } from '../../../knowledge/model/source.js';
import type { EscalationState } from '../handoff/escalation.js';
import type { Person } from '../people/person.js';

/** From `from` up to but not including `to`. ISO 8601, UTC. */
export interface Period {
  from: string;
  to: string;
}

/** One question asked in the period, with its latest answer. */
export interface QuestionCount {
  askedAt: string;
  /** The redacted text. Absent if it was deleted. */
  text?: string;
  /** The question's topic, kept after the text has been deleted. */
  topic?: string;
  jurisdiction?: Jurisdiction;
  /** Absent if the question was not answered. */
  outcome?: string;
}

/** One request opened in the period, in its current state. */
export interface RequestCount {
  openedAt: string;
  urgent: boolean;
  /** When the request became urgent, if it was not urgent from the start. */
  urgentFrom?: string;
  state: EscalationState;
  /** When the request started waiting, even if it has been handed back since. Absent if it is not waiting. */
  waitingSince?: string;
  firstTakenAt?: string;
  outcome?: string;
  rating?: 'up' | 'down';
}

/** A request that is waiting now. */
export interface WaitingCount {
  /** When the request started waiting, even if it has been handed back since. */
  since: string;
  urgent: boolean;
}

export interface TakingCount {
  by: Person;
}

/** Every method throws `StoreFailure`. */
export interface StatisticsRecords {
  /** Newest first, at most `limit`. */
  questions(period: Period, limit: number): Promise<QuestionCount[]>;
  requests(period: Period): Promise<RequestCount[]>;
  takings(period: Period): Promise<TakingCount[]>;
  holders(): Promise<Person[]>;
  /** Whenever they were opened. */
  waiting(): Promise<WaitingCount[]>;
}

/** Listed in the order in which they are shown. */
export interface Count {
  label: string;
  count: number;
}

export interface DeskStatistics {
  period: Period;
  questions: number;
  /** True if there were more questions than are counted. */
  isCapped: boolean;
  requests: number;
  urgent: number;
  /** Requests that are waiting now, also those opened before the period; absent if there are none. */
  waitingNow?: { requests: number; urgent: number; longestMs: number };
  /**
   * The median time in milliseconds until a request was claimed. A request that is still waiting counts with
   * its wait so far. Absent if no request was claimed or is waiting.
   */
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

const USUAL_WAIT_MS = 28 * 24 * 60 * 60_000;
/** A median of fewer requests means little, and could reveal how one person was helped. */
const ENOUGH_REQUESTS = 10;

/** The last 4 weeks. */
export function usualWaitPeriod(now: Date): Period {
  return { from: new Date(now.getTime() - USUAL_WAIT_MS).toISOString(), to: now.toISOString() };
}

/** The median wait for an adviser; undefined if too few people asked for one. */
export function usualWait({
  requests,
  medianWaitMs,
}: Pick<DeskStatistics, 'requests' | 'medianWaitMs'>): number | undefined {
  return requests >= ENOUGH_REQUESTS ? medianWaitMs : undefined;
}
