// Runs the tests that depend on the version of Node (compiled parts, child processes, servers and starting)
// on other versions. `npm run test:nodes [-- TEST…]` runs the short list below, unless TEST is given. With
// `--whole` it runs all tests, also on this machine's own version, and with `--times 3` three times in a row.
import { spawnSync } from 'node:child_process';
import { delimiter, dirname } from 'node:path';
import { parseArgs } from 'node:util';
import { otherVersions, packageOf } from './node-versions.js';

const SHORT_LIST = [
  'tests/adapters/sql/engine/load-sqlite.test.ts',
  'tests/adapters/sql/conversations/store.test.ts',
  'tests/adapters/sql/migrations/migrate.test.ts',
  'tests/adapters/index/vector-index.test.ts',
  'tests/adapters/index/release-index.test.ts',
  'tests/adapters/models/minilm/child-process.test.ts',
  'tests/adapters/models/minilm/onnx-engine.test.ts',
  'tests/adapters/parsers/parse-file.test.ts',
  'tests/adapters/web/server',
  'tests/adapters/start/mcp.test.ts',
  'tests/scenarios/real-stacks/first-contact.test.ts',
];

const { values, positionals: named } = parseArgs({
  allowPositionals: true,
  options: { whole: { type: 'boolean', default: false }, times: { type: 'string', default: '1' } },
});
const times = Number(values.times);
if (!Number.isInteger(times) || times < 1) throw new Error('--times takes a whole number of at least 1.');
const own = process.versions.node;
const versions = values.whole ? [own, ...otherVersions(own)] : otherVersions(own);
const tests = values.whole || named.length ? named : SHORT_LIST;
for (const version of versions) if (!passesInARow(version, times)) process.exitCode = 1;
if (!versions.length) say(`Installed with Node ${own}: no newer line to try.`);

/** Stops at the first run that fails. */
function passesInARow(version: string, times: number): boolean {
  const node = version === own ? process.execPath : programOf(version);
  for (let run = 1; run <= times; run += 1) {
    say(`Node ${version}, run ${run} of ${times}`);
    const start = performance.now();
    const hasPassed = passes(node);
    say(
      `Node ${version} ${hasPassed ? 'passed' : 'failed'} in ${Math.round((performance.now() - start) / 1000)} s`,
    );
    if (!hasPassed) return false;
  }
  return true;
}

/** Downloads this version of Node, or takes it from npm’s cache. */
function programOf(version: string): string {
  const wanted = packageOf(version, process.platform, process.arch);
  if (!wanted)
    throw new Error(`npm has no Node for ${process.platform}: run the tests on each Node by hand.`);
  const { stdout, status } = spawnSync(
    'npm',
    ['exec', '--yes', `--package=${wanted}`, '--call', 'node --print process.execPath'],
    { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'], shell: process.platform === 'win32' },
  );
  if (status !== 0) throw new Error(`npm could not fetch ${wanted}. Is the registry reachable?`);
  return stdout.trim();
}

function passes(node: string): boolean {
  // Puts this version first on the PATH as well, because some tests start `node` by name.
  const env = { ...process.env, PATH: [dirname(node), process.env['PATH']].join(delimiter) };
  const run = spawnSync(node, ['node_modules/vitest/vitest.mjs', 'run', '--reporter=dot', ...tests], {
    stdio: 'inherit',
    env,
  });
  return run.status === 0;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
