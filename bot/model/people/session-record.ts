// A session on our pages, from signing in to signing out, and the records that store it.
import type { Person } from './person.js';
import type { UserRole } from './roles.js';

/** Who signed in, according to the identity provider. */
export interface Identity {
  /** The provider's own permanent ID for the person. Never an address or name, as someone else may get it later. */
  subject: string;
  /** The name shown to practitioners. */
  name: string;
  /** IDs of the provider's groups that the person belongs to. */
  groups: readonly string[];
  /** Roles given by the provider itself. A file can add others. */
  roles: readonly UserRole[];
}

export interface Session extends Identity {
  /** A digest of the secret in the browser's cookie, so that no one can sign in just by reading the store. */
  id: string;
  /** ISO 8601, UTC. */
  beganAt: string;
  endsAt: string;
  /** When the person last opened a page or sent something, to the minute. Absent in rows from an earlier version. */
  usedAt?: string;
  /** Absent if the provider gave us nothing to renew the session with. */
  renewal?: Renewal;
}

export interface Renewal {
  /** Sealed, so that reading the store is not enough to use the token. */
  refreshToken: string;
  /** When to ask the provider again who this person is and which roles they have. */
  dueAt: string;
}

export function isIdle({ usedAt, beganAt }: Session, now: Date, hours: number): boolean {
  return Date.parse(usedAt ?? beganAt) + hours * 60 * 60_000 <= now.getTime();
}

/**
 * Queues a job that returns a person's requests to the queue: only those claimed at the desk, or those on any platform.
 */
export type ReturnEscalations = (person: Person, where: 'at-desk' | 'everywhere') => Promise<void>;

/**
 * Signs someone out of every browser, and returns their requests to the queue: those claimed at the desk or, if they
 * have `left`, all of them. Returns how many sessions ended.
 */
export type EndSessions = (wanted: { subject: string; name: string; left: boolean }) => Promise<number>;

/** Every method throws `StoreFailure`. */
export interface SessionRecords {
  add(session: Session): Promise<void>;
  /** Undefined once the session has ended. */
  find(id: string, now: string): Promise<Session | undefined>;
  remove(id: string): Promise<void>;
  /** Sessions that have not ended, newest first. */
  list(now: string): Promise<Session[]>;
  /** Removes all of one person's sessions. Returns how many there were. */
  removeOf(subject: string): Promise<number>;
  /** Records that the person has just used the session. */
  used(id: string, now: string): Promise<void>;
  /** Postpones the renewal. If several processes try at once, returns true for only one of them. */
  takeRenewal(id: string, dueAt: string, until: string): Promise<boolean>;
  /** Updates the session with what the provider says now. */
  renew(id: string, said: Omit<Identity, 'subject'>, renewal: Renewal): Promise<void>;
  removeEnded(now: string): Promise<void>;
}
