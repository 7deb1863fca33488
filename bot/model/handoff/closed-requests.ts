// Which closed requests someone looks for, and how they are asked for a page at a time.
import type { Jurisdiction } from '../../../knowledge/model/source.js';
import type { Escalation } from './escalation.js';

export interface ClosedFilter {
  /** In the question with personal details removed; upper and lower case count as the same. */
  words?: string;
  /** ISO 8601, UTC: closed at or after it. */
  from?: string;
  /** Closed before it. */
  to?: string;
  nation?: Jurisdiction;
  /** The name of who closed it, or held it last. */
  adviser?: string;
  /** One of those suggested; `other`: closed in other words; `cancelled`: by who asked. */
  outcome?: string;
}

export interface ClosedRecords {
  /** Newest first. */
  closed(filter: ClosedFilter, page: { limit: number; offset: number }): Promise<Escalation[]>;
  /** Everyone who held one of them last, by name. */
  closedBy(): Promise<string[]>;
}
