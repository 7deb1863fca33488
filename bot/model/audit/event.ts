// The events of the audit log: what was done, who did it, and to which record. They never contain anyone's
// words, only digests of them.
import { createHash } from 'node:crypto';

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
  /** A member of staff, “a practitioner” or “the service”. */
  by: string;
  /** What the event is about, such as a request or a release. */
  record?: { kind: string; id: string };
  /** Only the software's own names, counts and states. */
  details?: Readonly<Record<string, string | number | boolean>>;
  /** SHA-256 digests of texts that someone wrote, such as a reason. */
  digests?: Readonly<Record<string, string>>;
}

export interface AuditEvent extends NewAuditEvent {
  /** Counts from 1. The number is part of the digest, so we can tell if an event has been moved. */
  number: number;
}

export interface LoggedEvent {
  number: number;
  at: string;
  kind: string;
  by?: string;
  /** The ID of the record that the event is about. */
  record?: string;
  /** This event's leaf in the tree, in hex. */
  leaf: string;
  /** The event's canonical JSON; absent once its retention period is over. */
  text?: string;
}

export interface AuditHead {
  size: number;
  /** In hex. */
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
  /** The ID of the record that the event is about. */
  record?: string | undefined;
  from?: string | undefined;
  to?: string | undefined;
}

/** Every method throws `StoreFailure`. */
export interface AuditRecords {
  /**
   * In a transaction, add the event last, so that others wait as little as possible for the row that holds the head.
   */
  append(event: NewAuditEvent): Promise<void>;
  head(): Promise<AuditHead>;
  /** Events in order, starting with the one after number `after`. */
  read(after: number, limit: number): Promise<LoggedEvent[]>;
  /** Newest first. */
  find(filter: AuditFilter, page: { limit: number; offset: number }): Promise<AuditEvent[]>;
  /** Stores only one checkpoint for each size of the log. */
  keepCheckpoint(checkpoint: StoredCheckpoint): Promise<void>;
  /** Checkpoints of logs larger than `after`, in order of size. */
  checkpoints(after: number, limit: number): Promise<StoredCheckpoint[]>;
  latestCheckpoint(): Promise<StoredCheckpoint | undefined>;
  /** How far we have sent events or checkpoints to a destination; 0 if we have sent none. */
  sent(destination: string): Promise<number>;
  recordSent(destination: string, position: number, at: string): Promise<void>;
  /** Keyed digests of the settings that a process last started with, by the setting's name. */
  settings(): Promise<Record<string, string>>;
  keepSettings(digests: Readonly<Record<string, string>>): Promise<void>;
}

/** Always writes the same value in the same way: keys in order, no spaces. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const entries = Object.entries(value)
    .filter(([, one]) => one !== undefined)
    .sort(([one], [other]) => (one < other ? -1 : 1));
  return `{${entries.map(([key, one]) => `${JSON.stringify(key)}:${canonicalJson(one)}`).join(',')}}`;
}

export function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
