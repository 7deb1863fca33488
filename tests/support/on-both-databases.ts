// Runs a suite on real SQLite, and on the PostgreSQL server of the test process.
import { describe } from 'vitest';
import { shared } from './per-test.js';
import { sharedPostgres, startPostgres } from './postgres.js';
import { describeWith } from './requirements.js';

/**
 * `suite` receives a function that returns the argument for `temporaryDatabase`: the server’s address, or an
 * empty text for SQLite. Only call it in hooks and tests, because the server has not started before then.
 * `what` is the start of the titles, as in “the library on SQLite”. `isOwn` gives the suite a separate
 * server, for example to search all its files.
 */
export function onBothDatabases(
  suite: (server: () => string) => void,
  what?: string,
  { isOwn = false } = {},
): void {
  const titleOn = (database: string) => [what, 'on', database].filter(Boolean).join(' ');
  describe(titleOn('SQLite'), () => suite(() => ''));
  describeWith('postgresql', titleOn('PostgreSQL'), (program) => {
    const server = shared(() => (isOwn ? startPostgres(program) : sharedPostgres(program)));
    suite(() => server.url);
  });
}
