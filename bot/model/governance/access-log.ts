// Records who read what: one entry each time a signed-in person was shown personal data.
import { governanceWording } from '../wording/governance-wording.js';

export const ACCESS_KINDS = governanceWording.readings;
export type AccessKind = keyof typeof ACCESS_KINDS;

export interface NewAccessEntry {
  at: string;
  by: { id: string; name: string };
  what: AccessKind;
  /** The ID of the record; absent for a list. */
  record?: string;
  purpose: string;
  /** Absent if the reader did not have to give a reason. */
  reason?: string;
  /** True if an open page updated itself, in which case no one may have been looking at it. */
  refreshed?: true;
}

export interface AccessEntry extends NewAccessEntry {
  id: number;
}

export interface AccessFilter {
  what?: AccessKind | undefined;
  /** Finds readers with this text in their name. */
  by?: string | undefined;
  /** The ID of the person who read the data. */
  reader?: string | undefined;
  record?: string | undefined;
  from?: string | undefined;
  to?: string | undefined;
  withReason?: boolean | undefined;
  /** If true, leaves out entries from pages that updated themselves. */
  opened?: boolean | undefined;
}

/** Every method throws `StoreFailure`. */
export interface AccessLogRecords {
  /**
   * With `unlessSince`, adds nothing if the same entry was added for this person after that time. Used by
   * pages that update themselves.
   */
  add(reading: NewAccessEntry, unlessSince?: string): Promise<void>;
  /** Newest first. */
  find(filter: AccessFilter, page: { limit: number; offset: number }): Promise<AccessEntry[]>;
}
