// What the pages need so that it can be seen who did what and who read what.
import type { AuditEvent, AuditFilter } from '../../../bot/model/audit/event.js';
import type { HandoffTranscript } from '../../../bot/model/handoff/transcript.js';
import type { Reading, ReadingFilter, ReadingRecords } from '../../../bot/model/governance/reading.js';
import type { Person } from '../../../bot/model/people/person.js';

export interface PageOf {
  limit: number;
  offset: number;
}

export interface SignedInAs {
  subject: string;
  name: string;
  roles: readonly string[];
}

export interface Oversight {
  /** Before someone is shown it: if this fails, they are not. */
  recordReading: ReadingRecords['add'];
  /** The newest first. */
  readings(filter: ReadingFilter, page: PageOf): Promise<Reading[]>;
  audited(filter: AuditFilter, page: PageOf): Promise<AuditEvent[]>;
  auditState(): Promise<{ events: number; root: string; signed?: { events: number; at: string } }>;
  signedIn(account: SignedInAs): Promise<void>;
  /** The provider says that someone has other roles now. */
  rolesChanged(account: SignedInAs): Promise<void>;
  signedOut(name: string): Promise<void>;
  /** A download of personal data. */
  exported(by: string, record: { kind: string; id: string }): Promise<void>;
  /** Undefined if there is no such request. */
  openOriginals(wanted: {
    escalation: string;
    by: Person;
    reason: string;
  }): Promise<HandoffTranscript | undefined>;
}
