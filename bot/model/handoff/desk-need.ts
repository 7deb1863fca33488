// Lists what needs an adviser's attention now. Shown on every page of the desk.
import type { Alert } from '../jobs/job.js';

interface Needed {
  /** Changes when something new happens to the request, which tells a page to alert the adviser again. */
  key: string;
  escalation: string;
  urgent: boolean;
  /** ISO 8601. */
  since: string;
}

export type DeskNeed =
  /**
   * No one has the request. `asked`: why we sent this adviser a message about it. `lostAt`: when it was taken back
   * from this adviser, because they did not reply in time. `leftBy`: the adviser who had it and left the desk.
   * `isBack`: an adviser had it before.
   */
  | (Needed & { kind: 'waiting'; asked?: Alert; lostAt?: string; leftBy?: string; isBack?: true })
  /** This adviser holds the request, and the practitioner is waiting for their reply. */
  | (Needed & { kind: 'reply' })
  /** The request was transferred to this adviser, and they have not opened it yet. */
  | (Needed & { kind: 'transferred'; by?: string })
  /** An urgent request was cancelled while the practitioner waited, and no adviser has marked it as seen. */
  | (Needed & { kind: 'cancelled' })
  /** The request was transferred to another adviser, and they did not open it in time. */
  | (Needed & { kind: 'not-opened'; holder?: string });
