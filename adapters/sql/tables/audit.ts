// The rows of the audit log: text timestamps (ISO 8601, UTC), hashes in hex, JSON as text.

export interface AuditTables {
  audit_events: AuditEventRow;
  audit_head: { id: number; size: number; root: string; frontier: string };
  audit_checkpoints: { size: number; at: string; note: string };
  audit_deliveries: { destination: string; position: number; at: string };
  audit_settings: { name: string; digest: string };
}

interface AuditEventRow {
  number: number;
  at: string;
  kind: string;
  by: string | null;
  /** The id of what was touched. */
  record: string | null;
  leaf: string;
  event: string | null;
}
