// A year of use, night by night, and ten kills while old data is deleted: the tests of the suite at their full length.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { AcceptanceContext } from './support/acceptance-context.js';

const TESTS = ['tests/scenarios/governance/year-of-use.test.ts', 'tests/scenarios/kill-retention'];

export async function useForAYear({ measurements }: AcceptanceContext): Promise<void> {
  const env = { ...process.env, STEP_DAYS: '1', KILLS: '10' };
  const tests = spawn('npx', ['vitest', 'run', ...TESTS], { env, stdio: 'inherit' });
  const [code] = (await once(tests, 'exit')) as [number | null];
  measurements.note('a year, night by night, and ten kills: exit code', code ?? 'killed', '0', code === 0);
}
