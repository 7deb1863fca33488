// Lists what needs an adviser now, whichever page of the desk is open.
import type { Alert } from './job.js';

interface Needed {
  /**
   * Changes when something new happens to the request, so that a page knows when to alert the adviser again.
   */
  key: string;
  escalation: string;
  urgent: boolean;
  /** ISO 8601. */
  since: string;
}

export type DeskNeed =
  /** No one has claimed the request. `asked`: why this adviser was messaged about it. */
  | (Needed & { kind: 'waiting'; asked?: Alert })
  /** This adviser holds the request, and the practitioner is waiting for their reply. */
  | (Needed & { kind: 'reply' })
  /** The request was transferred to this adviser, who has not opened it yet. */
  | (Needed & { kind: 'transferred'; by?: string })
  /** The request was transferred to another adviser, who has not opened it in time. */
  | (Needed & { kind: 'not-opened'; holder?: string });
