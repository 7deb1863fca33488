// Checks the installation: npm accepts our settings, gives no warnings, and runs no script that downloads
// unwanted files.
import { execFile } from 'node:child_process';
import { copyFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

const root = new URL('../', import.meta.url);
const run = promisify(execFile);
const read = (file: string): unknown => JSON.parse(readFileSync(new URL(file, root), 'utf8'));

test('npm knows every setting in .npmrc', async () => {
  const { stderr } = await run('npm', ['config', 'get', 'fund'], { cwd: root });
  expect(stderr).not.toContain('Unknown');
});

/**
 * restify 12 and better-sqlite3 13 require Node 22. All our tests run restify on Node 20, and better-sqlite3
 * 13 is not loaded there, so the warnings would be wrong. The lock file therefore leaves out those two
 * requirements.
 */
test('npm ci warns of nothing', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'npm-ci-'));
  for (const file of ['package.json', 'package-lock.json', '.npmrc'])
    copyFileSync(fileURLToPath(new URL(file, root)), join(folder, file));
  const { stderr } = await run('npm', ['ci', '--dry-run', '--offline'], { cwd: folder });
  rmSync(folder, { recursive: true });
  expect(stderr).toBe('');
});

/**
 * Its install script downloads about 200 MB of graphics card libraries. The parts that we use are in the
 * package itself.
 */
test('onnxruntime is installed without its install script, by every npm', () => {
  const { allowScripts } = read('package.json') as { allowScripts: Record<string, boolean> };
  const lock = read('package-lock.json') as { packages: Record<string, { hasInstallScript?: boolean }> };
  // npm 11 uses one of these settings and npm 10 the other. Set both again after an update of the package.
  expect(allowScripts['onnxruntime-node']).toBe(false);
  expect(lock.packages['node_modules/onnxruntime-node']).not.toHaveProperty('hasInstallScript');
});
