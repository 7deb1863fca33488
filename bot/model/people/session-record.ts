// Defines sessions on the web pages, from sign-in to sign-out, and how they are stored.
import type { Person } from './person.js';
import type { UserRole } from './roles.js';

export interface Identity {
  /**
   * The provider's permanent ID for the person. Never an email address or name, because someone else may get
   * it later.
   */
  subject: string;
  /** The name shown to practitioners. */
  name: string;
  /** IDs of the person's groups at the provider. */
  groups: readonly string[];
  /** Roles given by the provider. A file can add others. */
  roles: readonly UserRole[];
}

export interface Session extends Identity {
  /** A digest of the secret in the browser's cookie, so that reading the store is not enough to sign in. */
  id: string;
  /** ISO 8601, UTC. */
  beganAt: string;
  endsAt: string;
  /**
   * When the person last opened a page or sent something, to the nearest minute. Absent in rows from an
   * earlier version.
   */
  usedAt?: string;
  /** Absent if the provider does not support renewing the session. */
  renewal?: Renewal;
}

export interface Renewal {
  /** Encrypted, so that reading the store is not enough to use the token. */
  refreshToken: string;
  /** When to check with the provider again who this person is and which roles they have. */
  dueAt: string;
}

export function isIdle({ usedAt, beganAt }: Session, now: Date, hours: number): boolean {
  return Date.parse(usedAt ?? beganAt) + hours * 60 * 60_000 <= now.getTime();
}

/**
 * Queues a job that lets other advisers claim an adviser's requests: only those claimed at the desk, or all
 * of them.
 */
export type ReturnLeaversRequests = (person: Person, where: 'at-desk' | 'everywhere') => Promise<void>;

/**
 * Signs someone out of every browser, and lets other advisers claim their requests: all of them if `left` is
 * true, otherwise only those claimed at the desk. Returns how many sessions ended.
 */
export type EndSessions = (wanted: { subject: string; name: string; left: boolean }) => Promise<number>;

/** Every method can throw `StoreFailure`. */
export interface SessionRecords {
  add(session: Session): Promise<void>;
  find(id: string, now: string): Promise<Session | undefined>;
  remove(id: string): Promise<void>;
  /** Sessions that have not ended, newest first. */
  list(now: string): Promise<Session[]>;
  removeOf(subject: string): Promise<number>;
  used(id: string, now: string): Promise<void>;
  /** Postpones the renewal. If several processes try at once, returns true for only one of them. */
  takeRenewal(id: string, dueAt: string, until: string): Promise<boolean>;
  renew(id: string, said: Omit<Identity, 'subject'>, renewal: Renewal): Promise<void>;
  removeEnded(now: string): Promise<void>;
}
