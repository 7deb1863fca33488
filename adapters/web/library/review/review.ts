// Mounts what editors decide on: sources, changes, releases, golden questions and recalls.
import type { GuardedRoutes } from '../../access.js';
import type { EditingLibrary } from '../context.js';

export function mountReview(_routes: GuardedRoutes, _library: EditingLibrary): void {
  // Each section registers its own addresses here.
}
