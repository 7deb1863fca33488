// Somebody's stay on our pages, from signing in to signing out, and the records that keep it.
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
  /** A digest of the secret in the browser's cookie, so that whoever reads the store can be nobody. */
  id: string;
  /** ISO 8601, UTC. */
  beganAt: string;
  endsAt: string;
}

/** Every method throws `StoreFailure`. */
export interface SessionRecords {
  add(session: Session): Promise<void>;
  /** Undefined once it has ended. */
  find(id: string, now: string): Promise<Session | undefined>;
  remove(id: string): Promise<void>;
  /** Those that ended before `now`. */
  removeEnded(now: string): Promise<void>;
}
