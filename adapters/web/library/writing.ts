// Sets up the routes of the sections where editors write and look things up.
import type { GuardedRoutes } from '../sign-in/access.js';
import type { EditingLibrary } from './frame/context.js';
import { mountCoverage } from './coverage/coverage.js';
import { mountNotes } from './notes/notes.js';
import { mountQuestions } from './questions/questions.js';
import { mountEditions } from './documents/editions.js';
import { mountSearch } from './search/search.js';
import { mountSetUp } from './set-up/set-up.js';
import { mountUploads } from './uploads/uploads.js';
import { mountTermsAndContacts } from './terms-and-contacts/terms-and-contacts.js';

export function mountWriting(routes: GuardedRoutes, library: EditingLibrary): void {
  mountEditions(routes, library);
  mountNotes(routes, library);
  mountUploads(routes, library);
  mountSearch(routes, library);
  mountQuestions(routes, library);
  mountTermsAndContacts(routes, library);
  mountCoverage(routes, library);
  mountSetUp(routes, library);
}
