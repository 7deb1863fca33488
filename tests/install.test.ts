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
 * Otherwise, any npm command, including `npm start`, asks the registry once a week which npm is the newest.
 */
test('npm looks for no update of itself', async () => {
  // Without the settings of the person who runs the test.
  const ours = ['--userconfig=/no/such/file', '--globalconfig=/nor/such/file'];
  const { stdout } = await run('npm', ['config', 'get', 'update-notifier', ...ours], { cwd: root });
  expect(stdout.trim()).toBe('false');
});

/**
 * Two packages require Node 22, but the warning about this would be wrong on Node 20: all our tests run
 * restify 12 there, and better-sqlite3 13 is not loaded there. Both requirements are therefore left out of
 * the lock file.
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
 * The install script of onnxruntime downloads about 200 MB of graphics card libraries. The package itself
 * contains everything we use.
 */
test('onnxruntime is installed without its install script, by every npm', () => {
  const { allowScripts } = read('package.json') as { allowScripts: Record<string, boolean> };
  const lock = read('package-lock.json') as { packages: Record<string, { hasInstallScript?: boolean }> };
  // npm 11 reads the first setting and npm 10 the second. Set both again after updating the package.
  expect(allowScripts['onnxruntime-node']).toBe(false);
  expect(lock.packages['node_modules/onnxruntime-node']).not.toHaveProperty('hasInstallScript');
});
