// Simulates a bad day: there are 200 conversations, one process is killed every 2 seconds for 2 minutes, and
// a tenth of all calls to platforms fail.
import { pathOf } from '../../support/requirements.js';
import { startPostgres } from '../../support/postgres.js';
import { runChaos, type ChaosOptions, type ChaosReport } from '../../scenarios/chaos/run-chaos.js';
import type { Measurements } from '../support/measurements.js';
import type { AcceptanceContext } from '../support/acceptance-context.js';

const LONG = {
  conversations: 200,
  // A realistic rate: 400 people send about 13 messages a second.
  pauseMs: 30_000,
  least: 3,
  kills: { everyMs: 2_000, forMs: 120_000, atLeast: 40 },
  trouble: 0.1,
  callLimitMs: 3_000,
  paced: true,
};

export async function measureChaos({ measurements }: AcceptanceContext): Promise<void> {
  report(
    measurements,
    'SQLite, one process',
    await runChaos({ ...LONG, roles: ['both'] } satisfies ChaosOptions),
  );
  const program = pathOf('postgresql');
  if (!program)
    return measurements.note('chaos on PostgreSQL', 'PostgreSQL 17 is not installed', 'run', false);
  const server = await startPostgres(program);
  try {
    const roles = ['web', 'web', 'worker', 'worker'] as const;
    report(
      measurements,
      'PostgreSQL, four processes',
      await runChaos({ ...LONG, server: server.url, roles }),
    );
  } finally {
    await server.stop();
  }
}

function report(measurements: Measurements, where: string, found: ChaosReport): void {
  const say = (line: string) => process.stdout.write(`       ${line}\n`);
  say(
    `${where}: kills ${listed(found.killed)}; ${found.calls} calls to the platforms, troubled: ${listed(found.met)}`,
  );
  say(`settled ${Math.round(found.settledAfterMs / 1000)} s after the last kill`);
  say(
    `repeats: ${listed(found.repeats) || 'none'}; events delivered again by the platforms: ${found.redelivered}`,
  );
  for (const [sentence, times] of found.logged) say(`logged ${times} times: ${sentence}`);
  const must = (name: string, faults: readonly string[]) =>
    measurements.note(`${where}: ${name}`, faults.slice(0, 5).join('; ') || 0, '0', faults.length === 0);
  measurements.atLeast(`${where}: messages acknowledged`, found.acknowledged, 200);
  must('acknowledged messages lost', found.lost);
  must('messages out of order', found.outOfOrder);
  must('illegal states of escalations', found.illegal);
  must('repeats without an explanation', found.unexplained);
  must(
    'left undone',
    Object.entries(found.left).map(([what, count]) => `${what}: ${count}`),
  );
}

function listed(counts: Record<string, number>): string {
  return Object.entries(counts)
    .map(([name, count]) => `${name} ${count}`)
    .join(', ');
}
