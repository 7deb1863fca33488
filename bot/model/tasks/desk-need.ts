// What needs an adviser now, wherever at the desk they are reading.
import type { Alert } from './job.js';

interface Needed {
  /** Something new about a request has a key of its own, so that a page knows when to alert someone again. */
  key: string;
  escalation: string;
  urgent: boolean;
  /** ISO 8601. */
  since: string;
}

export type DeskNeed =
  /** No one has claimed it. `asked`: this adviser was messaged about it, and why. */
  | (Needed & { kind: 'waiting'; asked?: Alert })
  /** This adviser holds it, and the practitioner waits for their reply. */
  | (Needed & { kind: 'reply' })
  /** Someone transferred it to this adviser, who has not opened it yet. */
  | (Needed & { kind: 'transferred'; by?: string })
  /** It was transferred to another adviser, who has not opened it in time. */
  | (Needed & { kind: 'not-opened'; holder?: string });
