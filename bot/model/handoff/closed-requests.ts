// Defines a search for requests, which returns one page of results at a time.
import type { Jurisdiction } from '../../../knowledge/model/source.js';
import type { Escalation } from './escalation.js';

export interface ClosedFilter {
  /** The redacted question or the outcome must contain all of these words, in any order. Ignores case. */
  words?: string;
  /** Only requests closed at or after this time. ISO 8601, UTC. */
  from?: string;
  to?: string;
  nation?: Jurisdiction;
  /** The name of the adviser who closed the request or was its last holder. */
  adviser?: string;
  /**
   * A suggested outcome, `other` for the adviser's own words, or `cancelled` if the practitioner cancelled
   * it.
   */
  outcome?: string;
  /** Only test requests. By default, they are listed with the others. */
  test?: true;
}

export interface ClosedRecords {
  /**
   * Urgent requests that were cancelled at `since` or later, and that no adviser has marked as seen. Oldest first.
   */
  cancelledUrgent(since: string): Promise<Escalation[]>;
  /**
   * Newest first. If the filter has a nation, `isFor` decides about requests whose nation is not known.
   * `asked`: the redacted message that the request is about.
   */
  closed(
    filter: ClosedFilter,
    page: { limit: number; offset: number },
    isFor?: (request: Escalation, asked: string | undefined) => Promise<boolean>,
  ): Promise<Escalation[]>;
  /** All requests, open or closed, newest first. */
  opened(): Promise<Pick<Escalation, 'id' | 'openedAt'>[]>;
  /** The names of advisers who have closed requests, in alphabetical order. */
  closedBy(): Promise<string[]>;
}
