// Mounts the sections where editors write and look things up.
import type { GuardedRoutes } from '../sign-in/access.js';
import type { EditingLibrary } from './frame/context.js';
import { mountCoverage } from './figures/coverage.js';
import { mountNotes } from './notes/notes.js';
import { mountQuestions } from './questions/questions.js';
import { mountReading } from './documents/reading.js';
import { mountSearch } from './search/search.js';
import { mountUploads } from './uploads/uploads.js';
import { mountWords } from './words/words.js';

export function mountWriting(routes: GuardedRoutes, library: EditingLibrary): void {
  mountReading(routes, library);
  mountNotes(routes, library);
  mountUploads(routes, library);
  mountSearch(routes, library);
  mountQuestions(routes, library);
  mountWords(routes, library);
  mountCoverage(routes, library);
}
