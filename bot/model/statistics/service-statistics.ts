// Defines the statistics about current work: counts and times from the store, but no text or IDs.
import type { EscalationState } from '../handoff/escalation.js';

export interface ServiceStatistics {
  jobs: JobStatistics[];
  requests: RequestStatistics[];
  /** Followed sources that have been checked at least once. */
  sources: { followed: number; failing: number; oldestCheckAt?: string };
  /** When the live release was published; absent if there is none. */
  liveSince?: string;
  /** When a backup last succeeded, according to the store. */
  backedUpAt?: string;
}

export interface JobStatistics {
  kind: string;
  urgent: boolean;
  state: string;
  jobs: number;
  due: number;
  oldestDueAt?: string;
}

/** Only counts open requests. */
export interface RequestStatistics {
  state: EscalationState;
  urgent: boolean;
  requests: number;
  oldestSince: string;
}

/** Throws `StoreFailure`. */
export type ReadServiceStatistics = (now: string) => Promise<ServiceStatistics>;
