// A signed-in person, as the pages see them.
import type { Person } from '../../../bot/model/people/person.js';
import type { UserRole } from '../../../bot/model/people/roles.js';

export interface SignedIn {
  person: Person;
  /** At least one. */
  roles: readonly UserRole[];
  /** Included in every form on their pages. It does not work in any other session. */
  formToken: string;
}
