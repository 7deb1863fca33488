// Serves the page of coverage, age and answers.
import type { GuardedRoutes } from '../../sign-in/access.js';
import { COVERAGE_PATH } from '../../model/paths.js';
import type { EditingLibrary } from '../frame/context.js';
import { reviewPageReply } from '../frame/editor-frame.js';
import { coverageMain } from './coverage-page.js';

export function mountCoverage(routes: GuardedRoutes, library: EditingLibrary): void {
  routes.get(COVERAGE_PATH, async (exchange) => {
    const statistics = await library.editing.writing.statistics(library.now());
    return reviewPageReply(library, exchange, {
      title: 'Coverage',
      current: COVERAGE_PATH,
      styles: ['statistics.css', 'writing.css'],
      main: coverageMain(statistics),
    });
  });
}
