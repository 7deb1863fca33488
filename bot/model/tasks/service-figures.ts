// How much work there is now, as the store holds it: counts and times, never words or ids.
import type { EscalationState } from '../handoff/escalation.js';

export interface ServiceFigures {
  jobs: JobFigures[];
  requests: RequestFigures[];
  /** Followed publications that were checked at least once. */
  sources: { followed: number; failing: number; oldestCheckAt?: string };
  /** When the live release was published; absent if there is none. */
  liveSince?: string;
}

export interface JobFigures {
  kind: string;
  urgent: boolean;
  state: string;
  jobs: number;
  /** Those that could run now. */
  due: number;
  oldestDueAt?: string;
}

/** Open ones only. */
export interface RequestFigures {
  state: EscalationState;
  urgent: boolean;
  requests: number;
  oldestSince: string;
}

/** Throws `StoreFailure`. */
export type ReadServiceFigures = (now: string) => Promise<ServiceFigures>;
