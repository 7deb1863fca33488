// Defines the figures shown at the desk: what is counted in a period, and from which records.
import type { Jurisdiction } from '../../../knowledge/model/source.js';
import type { EscalationState } from '../handoff/escalation.js';
import type { Person } from '../people/person.js';

/** Includes the time `from`, but not the time `to`. ISO 8601, UTC. */
export interface Period {
  from: string;
  to: string;
}

/** A question asked in the period, with its latest answer. */
export interface QuestionCount {
  askedAt: string;
  /** The redacted text. Absent if it was deleted. */
  text?: string;
  /** The question's topic, which is kept after the text has been deleted. */
  topic?: string;
  jurisdiction?: Jurisdiction;
  /** Absent if the question was not answered. */
  outcome?: string;
  /** True if the answer said that its quotes could not be checked. */
  unchecked?: true;
}

/** A request opened in the period, in its current state. */
export interface RequestCount {
  openedAt: string;
  urgent: boolean;
  /** When the request became urgent, if it was not urgent from the start. */
  urgentFrom?: string;
  state: EscalationState;
  /**
   * When the request started waiting. Does not change if an adviser returns it. Absent if the request is not
   * waiting.
   */
  waitingSince?: string;
  firstTakenAt?: string;
  /** When the platform took the first message from an adviser. */
  firstRepliedAt?: string;
  outcome?: string;
  rating?: 'up' | 'down';
}

export interface WaitingCount {
  /** When the request started waiting. Does not change if an adviser returns it. */
  since: string;
  urgent: boolean;
}

export interface TakingCount {
  by: Person;
}

/** Every method can throw `StoreFailure`. */
export interface StatisticsRecords {
  questions(period: Period, limit: number): Promise<QuestionCount[]>;
  requests(period: Period): Promise<RequestCount[]>;
  takings(period: Period): Promise<TakingCount[]>;
  holders(): Promise<Person[]>;
  /** All requests that are waiting now, from any period. */
  waiting(): Promise<WaitingCount[]>;
}

/** Counts are listed in the order in which they are shown. */
export interface Count {
  label: string;
  count: number;
}

export interface DeskStatistics {
  period: Period;
  questions: number;
  /** True if there were more questions than we count. */
  isCapped: boolean;
  requests: number;
  urgent: number;
  /** Requests that are waiting now, including those opened before the period. Absent if there are none. */
  waitingNow?: { requests: number; urgent: number; longestMs: number };
  /** How many requests someone claimed. The times until claimed count these only, and are absent if there are none. */
  claimed: number;
  medianWaitMs?: number;
  ninetiethWaitMs?: number;
  /** How many requests were claimed while they were urgent. */
  urgentClaimed: number;
  urgentMedianWaitMs?: number;
  /**
   * How long it took until an adviser’s first message, for requests that have one. Absent if there are none.
   */
  replied?: { requests: number; medianMs: number };
  /** Open requests to which no adviser has written yet. */
  unanswered: number;
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
/** With fewer requests, a median means little and could reveal how one person was helped. */
const ENOUGH_REQUESTS = 10;
/** If this many people are waiting for a first message now, earlier waits no longer say how long it takes. */
const MANY_WAITING = 5;

/** Returns the last 4 weeks. */
export function usualWaitPeriod(now: Date): Period {
  return { from: new Date(now.getTime() - USUAL_WAIT_MS).toISOString(), to: now.toISOString() };
}

/** The median wait for an adviser’s first message; undefined if too few people got one, or many wait for one now. */
export function usualWait({
  replied,
  unanswered,
}: Pick<DeskStatistics, 'replied' | 'unanswered'>): number | undefined {
  if (!replied || replied.requests < ENOUGH_REQUESTS || unanswered >= MANY_WAITING) return undefined;
  return replied.medianMs;
}
