// The events of the audit log: what was done, by whom, to which record. Never anyone's words: a text is a digest.
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
  'retention',
  'switch-off',
  'switch-on',
  'log-shortened',
] as const;
export type AuditKind = (typeof AUDIT_KINDS)[number];

export interface NewAuditEvent {
  kind: AuditKind;
  /** ISO 8601, UTC. */
  at: string;
  /** A member of staff, or “a practitioner”, “the service”. */
  by: string;
  /** What was touched, such as a request or a release. */
  record?: { kind: string; id: string };
  /** Names, counts and states of the software's own. */
  details?: Readonly<Record<string, string | number | boolean>>;
  /** SHA-256 of texts that someone wrote, such as a reason. */
  digests?: Readonly<Record<string, string>>;
}

export interface AuditEvent extends NewAuditEvent {
  /** From 1. Part of the digest, so that an event that was moved shows it. */
  number: number;
}

/** One row of the log. */
export interface LoggedEvent {
  number: number;
  at: string;
  kind: string;
  by?: string;
  /** The id of what was touched. */
  record?: string;
  /** The leaf of the tree, in hex. */
  leaf: string;
  /** The canonical JSON; absent once its period is over. */
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
  /** The signed note. */
  note: string;
}

/** Which events someone wants to see. */
export interface AuditFilter {
  kind?: AuditKind | undefined;
  by?: string | undefined;
  /** The id of what was touched. */
  record?: string | undefined;
  from?: string | undefined;
  to?: string | undefined;
}

/** Every method throws `StoreFailure`. */
export interface AuditRecords {
  /** Within a transaction, added as it ends, so that others wait for this row for as short as possible. */
  append(event: NewAuditEvent): Promise<void>;
  head(): Promise<AuditHead>;
  /** In order, after that number. */
  read(after: number, limit: number): Promise<LoggedEvent[]>;
  /** The newest first. */
  find(filter: AuditFilter, page: { limit: number; offset: number }): Promise<AuditEvent[]>;
  /** Stored once for each size. */
  keepCheckpoint(checkpoint: StoredCheckpoint): Promise<void>;
  /** After that size, in order. */
  checkpoints(after: number, limit: number): Promise<StoredCheckpoint[]>;
  latestCheckpoint(): Promise<StoredCheckpoint | undefined>;
  /** How far a destination has been sent events or checkpoints; 0 if it never was. */
  sent(destination: string): Promise<number>;
  recordSent(destination: string, position: number, at: string): Promise<void>;
  /** Keyed digests of the settings that a process last started with, by name. */
  settings(): Promise<Record<string, string>>;
  keepSettings(digests: Readonly<Record<string, string>>): Promise<void>;
}

/** The one spelling of a value: keys in order, no spaces. */
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
