// A search for closed requests, and the records that answer it one page at a time.
import type { Jurisdiction } from '../../../knowledge/model/source.js';
import type { Escalation } from './escalation.js';

export interface ClosedFilter {
  /** Searched for in the redacted question, ignoring case. */
  words?: string;
  /** ISO 8601, UTC: closed at or after this time. */
  from?: string;
  /** Closed before this time. */
  to?: string;
  nation?: Jurisdiction;
  /** The name of the adviser who closed it, or held it last. */
  adviser?: string;
  /** A suggested outcome; `other`: an outcome in the adviser's own words; `cancelled`: cancelled by the practitioner. */
  outcome?: string;
}

export interface ClosedRecords {
  /** Newest first. */
  closed(filter: ClosedFilter, page: { limit: number; offset: number }): Promise<Escalation[]>;
  /** The names of everyone who closed one, sorted. */
  closedBy(): Promise<string[]>;
}
