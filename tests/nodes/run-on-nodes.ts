// Runs the tests that depend on the version of Node (compiled parts, child processes, servers and starting)
// on other versions. `npm run test:nodes [-- TEST…]` runs the short list below, unless TEST is given.
import { spawnSync } from 'node:child_process';
import { delimiter, dirname } from 'node:path';
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

const named = process.argv.slice(2);
const versions = otherVersions(process.versions.node);
for (const version of versions) {
  say(`Node ${version}`);
  if (!passes(programOf(version), named.length ? named : SHORT_LIST)) process.exitCode = 1;
}
if (!versions.length) say(`Installed with Node ${process.versions.node}: no newer line to try.`);

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

function passes(node: string, tests: readonly string[]): boolean {
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
