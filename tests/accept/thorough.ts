// Runs the full versions of tests that `npm run test:all` runs in a short form. CONTRIBUTING.md lists them.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { AcceptanceContext } from './support/acceptance-context.js';

export async function runThorough({ measurements }: AcceptanceContext): Promise<void> {
  const vitest = ['vitest', 'related', '--run', 'tests/support/thoroughness.ts'];
  const tests = spawn('npx', vitest, { env: { ...process.env, THOROUGH: '1' }, stdio: 'inherit' });
  const [code] = (await once(tests, 'exit')) as [number | null];
  measurements.note('tests at their full length, exit code', code ?? 'killed', '0', code === 0);
}
