// What the oversight pages need: data requests, complaints, breach reports, and the logs of what people did and read.
import type { AuditEvent, AuditFilter } from '../../../bot/model/audit/event.js';
import type { ComplaintSteps } from '../../../bot/model/governance/complaint.js';
import type { HandoffTranscript } from '../../../bot/model/handoff/transcript.js';
import type { Reading, ReadingFilter, ReadingRecords } from '../../../bot/model/governance/reading.js';
import type { SubjectRequestSteps } from '../../../bot/model/governance/subject-request.js';
import type { Actor } from '../../../bot/model/people/actor.js';
import type { AccountLog } from '../sign-in/sessions.js';
import type { Person } from '../../../bot/model/people/person.js';

export interface PageOf {
  limit: number;
  offset: number;
}

export interface Oversight extends AccountLog {
  dataRequests: SubjectRequestSteps;
  complaints: ComplaintSteps;
  /** Covers whole days, from the first to the last. Logged as an export, with the reason. */
  breachReport(wanted: {
    from: string;
    to: string;
    reason: string;
    by: Actor;
  }): Promise<{ json: string; html: string } | { problem: string }>;
  /** Call before showing the data to someone. If this fails, they must not see it. */
  recordReading: ReadingRecords['add'];
  /** Newest first. */
  readings(filter: ReadingFilter, page: PageOf): Promise<Reading[]>;
  /** The numbers of the requests among these IDs, by ID. */
  requestNumbers(ids: readonly string[]): Promise<ReadonlyMap<string, string>>;
  audited(filter: AuditFilter, page: PageOf): Promise<AuditEvent[]>;
  auditState(): Promise<{ events: number; root: string; signed?: { events: number; at: string } }>;
  /** Records that someone downloaded personal data. */
  exported(by: string, record: { kind: string; id: string }): Promise<void>;
  /** Undefined if there is no such request. */
  openOriginals(wanted: {
    escalation: string;
    by: Person;
    reason: string;
  }): Promise<HandoffTranscript | undefined>;
}
