// Defines a search for requests, with one page of results at a time.
import type { Jurisdiction } from '../../../knowledge/model/source.js';
import type { Escalation } from './escalation.js';

export interface ClosedFilter {
  /** Words that must all be in the redacted question or the outcome, in any order, ignoring case. */
  words?: string;
  /** Only requests closed at or after this time. ISO 8601, UTC. */
  from?: string;
  /** Only requests closed before this time. */
  to?: string;
  nation?: Jurisdiction;
  /** The name of the adviser who closed the request or last held it. */
  adviser?: string;
  /**
   * A suggested outcome, `other` for the adviser's own words, or `cancelled` if the practitioner cancelled
   * it.
   */
  outcome?: string;
}

export interface ClosedRecords {
  /** Newest first. */
  closed(filter: ClosedFilter, page: { limit: number; offset: number }): Promise<Escalation[]>;
  /** All requests, open or closed, newest first. */
  opened(): Promise<Pick<Escalation, 'id' | 'openedAt'>[]>;
  /** Sorted by name. */
  closedBy(): Promise<string[]>;
}
