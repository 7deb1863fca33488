// Runs 2 tests at full length: deleting old data every night for a year, with 10 kills, and exporting and
// erasing the data of one person among 1,000. Also runs the long-message benchmark, which has its own limit
// on processor time, and all tests on every version of Node.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { AcceptanceContext } from './support/acceptance-context.js';

export const useForAYear = (context: AcceptanceContext): Promise<void> =>
  runLong(context, {
    name: 'a year, night by night, and ten kills',
    tests: ['tests/scenarios/governance/year-of-use.test.ts', 'tests/scenarios/kill-retention'],
    settings: { STEP_DAYS: '1', KILLS: '10' },
  });

export const findOnePerson = (context: AcceptanceContext): Promise<void> =>
  runLong(context, {
    name: 'one person among 1,000, copied and erased',
    tests: ['tests/bot/data-subject/among-many.test.ts'],
    settings: { PEOPLE: '1000' },
  });

export async function weighLongMessages({ measurements }: AcceptanceContext): Promise<void> {
  const code = await exitCodeOf(['tsx', 'tests/bench/long-messages.ts']);
  measurements.note('long messages: exit code', code, '0', code === 0);
}

/** Prints how long each version took. */
export async function runOnNodes({ measurements }: AcceptanceContext): Promise<void> {
  const code = await exitCodeOf(['tsx', 'tests/nodes/run-on-nodes.ts', '--whole']);
  measurements.note('all tests on every version of Node: exit code', code, '0', code === 0);
}

interface Long {
  name: string;
  tests: readonly string[];
  settings: Readonly<Record<string, string>>;
}

async function runLong({ measurements }: AcceptanceContext, { name, tests, settings }: Long): Promise<void> {
  // Variables that are already set take precedence, so that you can try a shorter run.
  const env = { ...settings, ...process.env };
  const code = await exitCodeOf(['vitest', 'run', ...tests], env);
  measurements.note(`${name}: exit code`, code, '0', code === 0);
}

async function exitCodeOf(command: readonly string[], env = process.env): Promise<number | 'killed'> {
  const run = spawn('npx', command, { env, stdio: 'inherit' });
  const [code] = (await once(run, 'exit')) as [number | null];
  return code ?? 'killed';
}
