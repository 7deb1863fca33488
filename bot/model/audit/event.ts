// Defines the events of the audit log: what was done, to which record, and who did it. An event may contain
// digests of what people wrote, but never the text itself.
import { hash } from 'node:crypto';

export const AUDIT_KINDS = [
  'sign-in',
  'sign-out',
  'role',
  'settings',
  'secret-rotated',
  'publish',
  'rollback',
  'review',
  'claim',
  'reassign',
  'export',
  'erase',
  'break-glass',
  'subject-request',
  'complaint',
  'hold-placed',
  'hold-lifted',
  'periods-confirmed',
  'deletion-stopped',
  'retention',
  'opening-hours',
  'switch-off',
  'switch-on',
  'log-shortened',
] as const;
export type AuditKind = (typeof AUDIT_KINDS)[number];

export interface NewAuditEvent {
  kind: AuditKind;
  /** ISO 8601, UTC. */
  at: string;
  /** Who did it: a staff member, “a practitioner” or “the service”. */
  by: string;
  record?: { kind: string; id: string };
  /** Only names, counts and states that the software defines, never text that someone wrote. */
  details?: Readonly<Record<string, string | number | boolean>>;
  /** SHA-256 digests of text that someone wrote, such as a reason. */
  digests?: Readonly<Record<string, string>>;
}

export interface AuditEvent extends NewAuditEvent {
  /** Counts from 1. The digest includes the number, so that we can tell if someone moves an event. */
  number: number;
}

export interface LoggedEvent {
  number: number;
  at: string;
  kind: string;
  by?: string;
  record?: string;
  /** The event's leaf hash in the Merkle tree, in hex. */
  leaf: string;
  /** The event as canonical JSON. Absent once its retention period is over. */
  text?: string;
}

export interface AuditHead {
  size: number;
  /** The root hash, in hex. */
  root: string;
}

export interface StoredCheckpoint {
  size: number;
  at: string;
  note: string;
}

export interface AuditFilter {
  kind?: AuditKind | undefined;
  by?: string | undefined;
  record?: string | undefined;
  from?: string | undefined;
  to?: string | undefined;
}

/** Every method throws `StoreFailure`. */
export interface AuditRecords {
  /**
   * Call this last in a transaction. It locks the row with the head of the log, so other processes have to
   * wait.
   */
  append(event: NewAuditEvent): Promise<void>;
  head(): Promise<AuditHead>;
  /** In order of their numbers, starting after number `after`. */
  read(after: number, limit: number): Promise<LoggedEvent[]>;
  /** Newest first. */
  find(filter: AuditFilter, page: { limit: number; offset: number }): Promise<AuditEvent[]>;
  /** Does nothing if a checkpoint is already stored for this log size. */
  keepCheckpoint(checkpoint: StoredCheckpoint): Promise<void>;
  /** Checkpoints for log sizes above `after`, smallest first. */
  checkpoints(after: number, limit: number): Promise<StoredCheckpoint[]>;
  latestCheckpoint(): Promise<StoredCheckpoint | undefined>;
  /** The position of the last event or checkpoint sent to a destination; 0 if none was sent. */
  sent(destination: string): Promise<number>;
  recordSent(destination: string, position: number, at: string): Promise<void>;
  /** Keyed digests of the settings at the last start, by setting name. */
  settings(): Promise<Record<string, string>>;
  keepSettings(digests: Readonly<Record<string, string>>): Promise<void>;
}

/** Returns the same text for equal values: keys are sorted, and there are no spaces. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const entries = Object.entries(value)
    .filter(([, one]) => one !== undefined)
    .sort(([one], [other]) => (one < other ? -1 : 1));
  return `{${entries.map(([key, one]) => `${JSON.stringify(key)}:${canonicalJson(one)}`).join(',')}}`;
}

export function digestOf(text: string): string {
  return hash('sha256', text);
}
