// A signed-in person, as the pages see them.
import type { Person } from '../../../bot/model/people/person.js';
import type { UserRole } from '../../../bot/model/people/roles.js';

export interface SignedIn {
  person: Person;
  /** At least one. */
  roles: readonly UserRole[];
  /** Goes into every form on their pages, and is worthless in any other session. */
  formToken: string;
}
