// A signed-in person, as the pages know them.
import type { Person } from '../../../bot/model/people/person.js';
import type { UserRole } from '../../../bot/model/people/roles.js';

export interface SignedIn {
  person: Person;
  /** At least one. */
  roles: readonly UserRole[];
  /** Goes into every form of their pages, and is worth nothing in another session. */
  formToken: string;
}
