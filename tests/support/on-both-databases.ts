// Runs a suite on real SQLite, and on a PostgreSQL server that is started for it.
import { afterAll, beforeAll, describe } from 'vitest';
import { startPostgres, type TestPostgres } from './postgres.js';
import { describeWith } from './requirements.js';

/**
 * `suite` receives a function that returns the argument for `temporaryDatabase`: the server’s address, or an
 * empty text for SQLite. Only call it in hooks and tests, because the server has not started before then.
 * `what` is the start of the titles, as in “the library on SQLite”.
 */
export function onBothDatabases(suite: (server: () => string) => void, what?: string): void {
  const titleOn = (database: string) => [what, 'on', database].filter(Boolean).join(' ');
  describe(titleOn('SQLite'), () => suite(() => ''));
  describeWith('postgresql', titleOn('PostgreSQL'), (program) => {
    let server: TestPostgres;
    beforeAll(async () => {
      server = await startPostgres(program);
    });
    afterAll(() => server.stop());
    suite(() => server.url);
  });
}
