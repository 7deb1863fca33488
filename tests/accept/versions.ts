// Checks that this version and an earlier one can share a PostgreSQL database while people are chatting.
// Includes an upgrade, a downgrade and another upgrade.
import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, symlinkSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { runTwoVersions } from '../scenarios/two-versions/run-two-versions.js';
import { startPostgres } from '../support/postgres.js';
import { pathOf } from '../support/requirements.js';
import type { AcceptanceContext } from './support/acceptance-context.js';

/**
 * The earlier commit, unless VERSION_BEFORE gives another. Messages stored before a6a10529 were not
 * encrypted, so they cannot be read.
 */
const BEFORE = process.env['VERSION_BEFORE'] ?? 'HEAD~31';

export async function measureVersions({ work, measurements }: AcceptanceContext): Promise<void> {
  const program = pathOf('postgresql');
  if (!program) return measurements.note('two versions', 'PostgreSQL 17 is not installed', 'run', false);
  const before = checkOut(BEFORE, join(work, 'version-before'));
  const server = await startPostgres(program);
  try {
    const found = await runTwoVersions({
      server: server.url,
      before,
      conversations: 24,
      pauseMs: 10_000,
      forMs: 20_000,
    });
    for (const [sentence, times] of found.logged)
      process.stdout.write(`       logged ${times} times: ${sentence}\n`);
    const must = (name: string, faults: readonly string[]) =>
      measurements.note(`two versions: ${name}`, faults.slice(0, 5).join('; ') || 0, '0', !faults.length);
    measurements.atLeast('two versions: messages acknowledged', found.acknowledged, 100);
    measurements.note('two versions: steps run beside the older one', found.steps, 'any', true);
    // On a busy machine, some acknowledgements are too late for Slack, even with only one version running.
    // Slack then sends those requests again.
    measurements.note('two versions: requests delivered again', found.redelivered, 'any', true);
    must('messages lost', found.lost);
    must('messages out of order', found.outOfOrder);
    must('illegal states', found.illegal);
    must('arrived twice', [...Object.keys(found.repeats), ...found.unexplained]);
    must(
      'left undone',
      Object.entries(found.left).map(([what, count]) => `${what}: ${count}`),
    );
  } finally {
    await server.stop();
    rmSync(before, { recursive: true, force: true });
  }
}

/** Checks out a commit into a folder that uses the current node_modules. */
function checkOut(commit: string, folder: string): string {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const archive = execFileSync('git', ['archive', commit], { maxBuffer: 2 ** 30 });
  execFileSync('tar', ['x', '-C', folder], { input: archive });
  symlinkSync(resolve('node_modules'), join(folder, 'node_modules'));
  return folder;
}
