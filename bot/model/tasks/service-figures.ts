// How much work there is at the moment, as counts and times from the store, never words or IDs.
import type { EscalationState } from '../handoff/escalation.js';

export interface ServiceFigures {
  jobs: JobFigures[];
  requests: RequestFigures[];
  /** Sources that are followed and have been checked at least once. */
  sources: { followed: number; failing: number; oldestCheckAt?: string };
  /** When the live release was published; absent if there is none. */
  liveSince?: string;
  /** When a backup last succeeded, as far as the store knows. */
  backedUpAt?: string;
}

export interface JobFigures {
  kind: string;
  urgent: boolean;
  state: string;
  jobs: number;
  /** How many jobs could run now. */
  due: number;
  oldestDueAt?: string;
}

/** Only counts open requests. */
export interface RequestFigures {
  state: EscalationState;
  urgent: boolean;
  requests: number;
  oldestSince: string;
}

/** Throws `StoreFailure`. */
export type ReadServiceFigures = (now: string) => Promise<ServiceFigures>;
