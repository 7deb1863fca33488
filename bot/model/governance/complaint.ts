// Defines a complaint about the service, or about how someone's data is used: when it was received, its
// deadline and its outcome.
import type { Actor } from '../people/actor.js';
import type { Person } from '../people/person.js';

export const COMPLAINT_OUTCOMES = ['upheld', 'partly upheld', 'not upheld', 'withdrawn'] as const;
export type ComplaintOutcome = (typeof COMPLAINT_OUTCOMES)[number];

export interface Complaint {
  id: string;
  receivedAt: string;
  via: 'chat' | 'desk' | 'command';
  addedBy: string;
  /** Absent if the person's ID is not known. */
  person?: Pick<Person, 'platform' | 'id'> | undefined;
  /** Who the complaint is from and how to contact them, as typed by an admin. */
  from?: string | undefined;
  /** Where the complaint was made, and in which message. */
  conversation?: string | undefined;
  message?: string | undefined;
  /**
   * What the complaint is about. If it came from a chat, personal details have been removed. Absent once
   * erased.
   */
  words?: string | undefined;
  acknowledged?: { by: string; at: string };
  /** `answer`: the decision and the reply to the person, as an admin typed them. */
  closed?: { by: string; at: string; outcome: ComplaintOutcome; answer?: string | undefined };
  version: number;
}

/** A complaint without the text that people typed. Can be read without the encryption key. */
export type ComplaintProgress = Omit<Complaint, 'words' | 'from' | 'closed'> & {
  closed?: Omit<NonNullable<Complaint['closed']>, 'answer'>;
};

export interface NewComplaint {
  id?: string;
  via: 'desk' | 'command';
  words: string;
  from?: string;
  person?: { platform: string; id: string };
  /** The date that was typed, before it is parsed. */
  received?: string;
  by: Actor;
}

const DAY_MS = 86_400_000;
/**
 * Data Protection Act 2018, section 164A(3): “beginning when the complaint is received”. The ICO starts
 * counting on the next day, and moves a deadline on a weekend or holiday to the next working day. Our
 * deadline is therefore never later than the ICO's.
 */
export const ACKNOWLEDGE_WITHIN_DAYS = 30;
const WARN_BEFORE_DAYS = 7;

export function acknowledgeBy({ receivedAt }: Pick<Complaint, 'receivedAt'>): string {
  return new Date(Date.parse(receivedAt) + ACKNOWLEDGE_WITHIN_DAYS * DAY_MS).toISOString();
}

/** `days`: the number of whole days left, or the number of days overdue. */
export interface TimeLimit {
  state: 'waiting' | 'due soon' | 'overdue';
  by: string;
  days: number;
}

export type ComplaintClock = TimeLimit | { state: 'acknowledged' | 'closed' };

export function clockOf(complaint: ComplaintProgress, now: string): ComplaintClock {
  if (complaint.closed) return { state: 'closed' };
  if (complaint.acknowledged) return { state: 'acknowledged' };
  return timeLimit(acknowledgeBy(complaint), now);
}

export function timeLimit(by: string, now: string): TimeLimit {
  const leftMs = Date.parse(by) - Date.parse(now);
  const days = Math.floor(Math.abs(leftMs) / DAY_MS);
  if (leftMs < 0) return { state: 'overdue', by, days };
  return { state: leftMs <= WARN_BEFORE_DAYS * DAY_MS ? 'due soon' : 'waiting', by, days };
}

/** Every method throws `StoreFailure`, and `SealingFailure` if it needs the key and the key is missing. */
export interface ComplaintRecords {
  /** False if a complaint with this ID already exists. */
  add(complaint: Complaint): Promise<boolean>;
  find(id: string): Promise<Complaint | undefined>;
  /** Open complaints first, starting with the oldest; then closed complaints, starting with the newest. */
  list(): Promise<Complaint[]>;
  /** In the same order as `list`. */
  progress(): Promise<ComplaintProgress[]>;
  /** Oldest first. */
  by(person: Person): Promise<Complaint[]>;
  /** Oldest first. */
  between(from: string, to: string): Promise<ComplaintProgress[]>;
  /** Adds 1 to the stored version. Returns false if someone else saved the complaint first. */
  save(complaint: Complaint): Promise<boolean>;
  /**
   * Removes the person and everything they wrote, but keeps the dates and the outcome. Does not need the key.
   */
  removePerson(complaint: Pick<Complaint, 'id'>, now: string): Promise<void>;
  forget(person: Person, now: string): Promise<void>;
  /** Removes text copied from this message from all complaints. */
  forgetWords(message: string): Promise<void>;
}
