// Runs a short bad day on one of the two databases, or on both in a thorough run. Processes are killed and
// platforms fail, but every acknowledged message must arrive, in order. `npm run accept` runs a longer one.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startPostgres, type TestPostgres } from '../../support/postgres.js';
import { describeWith, pathOf } from '../../support/requirements.js';
import { some } from '../../support/thoroughness.js';
import { runChaos, type ChaosOptions } from './run-chaos.js';

const SHORT = {
  conversations: 6,
  pauseMs: 500,
  least: 3,
  kills: { everyMs: 1_000, forMs: 2_000, atLeast: 2 },
  trouble: 0.1,
  callLimitMs: 2_000,
  // Shorter than the usual 30 seconds, so that a dead worker’s jobs are taken over sooner.
  worker: { leaseMs: 5_000 },
};

/**
 * The databases to test. A normal run tests only one, because each test needs several processes, and starting
 * them takes most of the time.
 */
const DRAWN = some(pathOf('postgresql') ? ['SQLite', 'PostgreSQL'] : ['SQLite']);

if (DRAWN.includes('SQLite')) describe('on SQLite', onSqlite);
if (DRAWN.includes('PostgreSQL')) describeWith('postgresql', 'on PostgreSQL', onPostgres);

function onSqlite(): void {
  test(
    'one process, killed again and again, loses nothing',
    () => expectNothingLost({ ...SHORT, roles: ['both'] }),
    300_000,
  );
}

function onPostgres(program: string): void {
  let server: TestPostgres;
  beforeAll(async () => {
    server = await startPostgres(program);
  });
  afterAll(() => server.stop());

  test(
    'two web and two worker processes, killed at random, lose nothing',
    () => expectNothingLost({ ...SHORT, server: server.url, roles: ['web', 'web', 'worker', 'worker'] }),
    300_000,
  );
}

async function expectNothingLost(options: ChaosOptions): Promise<void> {
  const report = await runChaos(options);
  const { acknowledged, lost, outOfOrder, illegal, unexplained, left } = report;
  process.stdout.write(`${JSON.stringify({ ...report, logged: Object.fromEntries(report.logged) })}\n`);
  expect({ lost, outOfOrder, illegal, unexplained, left }).toEqual({
    lost: [],
    outOfOrder: [],
    illegal: [],
    unexplained: [],
    left: {},
  });
  expect(acknowledged).toBeGreaterThanOrEqual(options.conversations * 2 * options.least);
}
