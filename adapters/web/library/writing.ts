// Mounts the sections where editors write and look things up: notes, search, questions, glossary, contacts.
import type { GuardedRoutes } from '../access.js';
import type { EditingLibrary } from './context.js';

export function mountWriting(_routes: GuardedRoutes, _library: EditingLibrary): void {
  // Each section registers its own addresses here.
}
