// Puts each fault in tests/attacks/faults back into a copy of the last commit, one at a time, and checks that the
// test listed with it fails.
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { putBack, readFaults, type Fault } from '../attacks/faults/read-faults.js';
import type { AcceptanceContext } from './support/acceptance-context.js';

type Wanted = Pick<Fault, 'test' | 'title'>;
interface TestResult {
  fullName: string;
  status: string;
  failureMessages: string[];
}

export function noticeFaults({ measurements }: AcceptanceContext): void {
  const faults = readFaults();
  const copy = copyOfLastCommit();
  try {
    const sound = resultsOf(copy, faults);
    const noticed = faults.filter((fault) => {
      const outcome = outcomeWith(fault, copy, sound);
      measurements.note(fault.why, outcome, 'noticed', outcome === 'noticed');
      return outcome === 'noticed';
    });
    process.stdout.write(`       ${faults.length} faults, ${noticed.length} noticed\n`);
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}

function copyOfLastCommit(): string {
  const copy = mkdtempSync(join(tmpdir(), 'faults-'));
  execFileSync('sh', ['-c', 'git archive HEAD | tar -x -C "$0"', copy]);
  symlinkSync(resolve('node_modules'), join(copy, 'node_modules'));
  return copy;
}

function outcomeWith(fault: Fault, copy: string, sound: readonly TestResult[]): string {
  const before = sound.filter(({ fullName }) => fullName.includes(fault.title));
  if (!before.length || before.some(({ status }) => status !== 'passed'))
    return 'the test does not pass without the fault';
  const takeOut = putBack(fault, copy);
  const failed = resultsOf(copy, [fault]).filter(({ status }) => status === 'failed');
  takeOut();
  // These errors may only say that the code no longer runs.
  const isNoticed = failed.some(
    ({ failureMessages: [said = ''] }) => !/^(?:Reference|Syntax|Type)Error/.test(said),
  );
  return isNoticed ? 'noticed' : (failed[0]?.failureMessages[0]?.split('\n')[0] ?? 'not noticed');
}

function resultsOf(copy: string, wanted: readonly Wanted[]): TestResult[] {
  const titles = wanted.map(({ title }) => title.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')).join('|');
  const files = [...new Set(wanted.map(({ test }) => test))];
  const report = join(copy, 'results.json');
  rmSync(report, { force: true });
  const options = ['-t', titles, '--reporter=json', `--outputFile=${report}`];
  spawnSync('npx', ['vitest', 'run', ...files, ...options], { cwd: copy, stdio: 'ignore' });
  if (!existsSync(report)) return [];
  const { testResults } = JSON.parse(readFileSync(report, 'utf8')) as {
    testResults: { assertionResults: TestResult[] }[];
  };
  return testResults
    .flatMap(({ assertionResults }) => assertionResults)
    .filter(({ status }) => status === 'passed' || status === 'failed');
}
