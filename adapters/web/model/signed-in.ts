import type { Person } from '../../../bot/model/people/person.js';
import type { UserRole } from '../../../bot/model/people/roles.js';

export interface SignedIn {
  /** Everyone who signs in has a name. */
  person: Person & { name: string };
  /** The person's roles. There is always at least one. */
  roles: readonly UserRole[];
  /** The CSRF token in every form on this person's pages. It only works in this session. */
  formToken: string;
}
