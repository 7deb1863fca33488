// Row types for the audit log, reading log, sending log, complaints and data requests. Timestamps are text
// (ISO 8601, UTC), hashes are hex and JSON is text.
import type { Generated } from 'kysely';
import type { AccessKind } from '../../../bot/model/governance/access-log.js';
import type { NewSentLine } from '../../../bot/model/governance/text-sent-elsewhere.js';

export interface AuditTables {
  audit_events: AuditEventRow;
  audit_head: { id: number; size: number; root: string; frontier: string };
  audit_checkpoints: { size: number; at: string; note: string };
  audit_deliveries: { destination: string; position: number; at: string };
  audit_settings: { name: string; digest: string };
  readings: ReadingRow;
  sent_lines: SentLineRow;
  subject_requests: SubjectRequestRow;
  complaints: ComplaintRow;
}

interface AuditEventRow {
  number: number;
  at: string;
  kind: string;
  by: string | null;
  record: string | null;
  leaf: string;
  event: string | null;
}

interface ReadingRow {
  id: Generated<number>;
  at: string;
  by_id: string;
  by_name: string;
  what: AccessKind;
  record: string | null;
  purpose: string;
  reason: string | null;
  /** 1 if a page that was already open updated itself. */
  refreshed: Generated<number>;
}

interface SentLineRow {
  id: Generated<number>;
  conversation: string | null;
  at: string;
  kind: NewSentLine['kind'];
  address: string;
  digest: string;
  tokens: number | null;
}

interface ComplaintRow {
  id: string;
  received_at: string;
  closed_at: string | null;
  platform: string | null;
  person_id: string | null;
  conversation: string | null;
  message: string | null;
  body: string;
  version: number;
  sealed: Generated<string | null>;
  key: Generated<string | null>;
}

interface SubjectRequestRow {
  id: string;
  kind: string;
  opened_at: string;
  closed_at: string | null;
  /**
   * The person the request is about. Null if the request only gives a name, or once the person has been
   * erased.
   */
  platform: Generated<string | null>;
  person_id: Generated<string | null>;
  body: string;
  version: number;
  sealed: Generated<string | null>;
  key: Generated<string | null>;
}
