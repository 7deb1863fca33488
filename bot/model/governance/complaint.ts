// A complaint about the service, or about how someone's data is used: when it came, when it must be acknowledged, and
// what came of it.
import type { Person } from '../people/person.js';

export const COMPLAINT_OUTCOMES = ['upheld', 'partly upheld', 'not upheld', 'withdrawn'] as const;
export type ComplaintOutcome = (typeof COMPLAINT_OUTCOMES)[number];

export interface Complaint {
  id: string;
  receivedAt: string;
  via: 'chat' | 'desk' | 'command';
  addedBy: string;
  /** Where we know them by an id. */
  person?: Pick<Person, 'platform' | 'id'> | undefined;
  /** Who it is from and how to reach them, as an admin typed it. */
  from?: string | undefined;
  /** Where it was made, and the message it was made with. */
  conversation?: string | undefined;
  message?: string | undefined;
  /** What it is about; from a chat, in the redacted form. Absent once erased. */
  words?: string | undefined;
  acknowledged?: { by: string; at: string };
  /** `answer`: what was decided and told, as an admin typed it. */
  closed?: { by: string; at: string; outcome: ComplaintOutcome; answer?: string | undefined };
  version: number;
}

const DAY_MS = 86_400_000;
/** From when it is received. Data Protection Act 2018, section 164A. */
export const ACKNOWLEDGE_WITHIN_DAYS = 30;
const WARN_BEFORE_DAYS = 7;

export function acknowledgeBy({ receivedAt }: Pick<Complaint, 'receivedAt'>): string {
  return new Date(Date.parse(receivedAt) + ACKNOWLEDGE_WITHIN_DAYS * DAY_MS).toISOString();
}

export type ComplaintClock =
  | { state: 'waiting' | 'due soon' | 'overdue'; by: string; days: number }
  | { state: 'acknowledged' | 'closed' };

/** `days`: whole days that are left, or by which it is late. */
export function clockOf(complaint: Complaint, now: string): ComplaintClock {
  if (complaint.closed) return { state: 'closed' };
  if (complaint.acknowledged) return { state: 'acknowledged' };
  const by = acknowledgeBy(complaint);
  const leftMs = Date.parse(by) - Date.parse(now);
  const days = Math.floor(Math.abs(leftMs) / DAY_MS);
  if (leftMs < 0) return { state: 'overdue', by, days };
  return { state: leftMs <= WARN_BEFORE_DAYS * DAY_MS ? 'due soon' : 'waiting', by, days };
}

/** Every method throws `StoreFailure`. */
export interface ComplaintRecords {
  /** False if there is one with this id. */
  add(complaint: Complaint): Promise<boolean>;
  find(id: string): Promise<Complaint | undefined>;
  /** Open ones first, the oldest first; then closed ones, the newest first. */
  list(): Promise<Complaint[]>;
  /** Oldest first. */
  by(person: Person): Promise<Complaint[]>;
  /** Received in a period, oldest first. */
  between(from: string, to: string): Promise<Complaint[]>;
  /** False if someone else was first; the stored version is one higher. */
  save(complaint: Complaint): Promise<boolean>;
  /** Takes away who made them, and all that was written. The dates and the outcome stay. */
  forget(person: Person, now: string): Promise<void>;
  /** Takes away what that message said. */
  forgetWords(message: string): Promise<void>;
}
