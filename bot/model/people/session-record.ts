// A session on our pages, from signing in to signing out, and the records that store it.
import type { Person } from './person.js';
import type { UserRole } from './roles.js';

/** Who signed in, as the identity provider says. */
export interface Identity {
  /** The provider's own lasting id of the person; never an address or a name, which can change hands. */
  subject: string;
  /** As practitioners will see it. */
  name: string;
  /** Ids of the groups that the provider puts the person in. */
  groups: readonly string[];
  /** Those that the provider itself gives; a file can add others. */
  roles: readonly UserRole[];
}

export interface Session extends Identity {
  /** A digest of the secret in the browser's cookie, so that reading the store does not let anyone sign in. */
  id: string;
  /** ISO 8601, UTC. */
  beganAt: string;
  endsAt: string;
  /** When the person last opened a page or sent something, to the minute; absent in rows of an earlier version. */
  usedAt?: string;
  /** Absent if the provider gives us nothing to ask it again with. */
  renewal?: Renewal;
}

export interface Renewal {
  /** Sealed, so that reading the store is not enough to use it. */
  refreshToken: string;
  /** When the provider is next asked who this person is and which roles they have. */
  dueAt: string;
}

export function isIdle({ usedAt, beganAt }: Session, now: Date, hours: number): boolean {
  return Date.parse(usedAt ?? beganAt) + hours * 60 * 60_000 <= now.getTime();
}

/**
 * Puts the requests that someone holds back in the queue, soon: only those at the desk, or on whichever platform they
 * claimed them.
 */
export type ReturnEscalations = (person: Person, where: 'at-desk' | 'everywhere') => Promise<void>;

/** Signs a person out in every browser; `left`: what they hold returns to the queue. How many sessions there were. */
export type EndSessions = (wanted: { subject: string; name: string; left: boolean }) => Promise<number>;

/** Every method throws `StoreFailure`. */
export interface SessionRecords {
  add(session: Session): Promise<void>;
  /** Undefined once it has ended. */
  find(id: string, now: string): Promise<Session | undefined>;
  remove(id: string): Promise<void>;
  /** Those that have not ended, the newest first. */
  list(now: string): Promise<Session[]>;
  /** All of one person; how many there were. */
  removeOf(subject: string): Promise<number>;
  /** Records that the person is using it. */
  used(id: string, now: string): Promise<void>;
  /** Postpones the renewal. If several processes try at once, it is true for one of them. */
  takeRenewal(id: string, dueAt: string, until: string): Promise<boolean>;
  /** What the provider says now. */
  renew(id: string, said: Omit<Identity, 'subject'>, renewal: Renewal): Promise<void>;
  /** Those that ended before `now`. */
  removeEnded(now: string): Promise<void>;
}
