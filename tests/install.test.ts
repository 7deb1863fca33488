// Installing: npm understands our settings, and runs no script that downloads what nobody asked for.
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

const root = new URL('..', import.meta.url);
const read = (file: string): unknown => JSON.parse(readFileSync(new URL(file, root), 'utf8'));

test('npm knows every setting in .npmrc', async () => {
  const { stderr } = await promisify(execFile)('npm', ['config', 'get', 'fund'], { cwd: root });
  expect(stderr).not.toContain('Unknown');
});

/** Its script downloads libraries for graphics cards, of about 200 MB; what we use comes in the package itself. */
test('onnxruntime is installed without its install script, by every npm', () => {
  const { allowScripts } = read('package.json') as { allowScripts: Record<string, boolean> };
  const lock = read('package-lock.json') as { packages: Record<string, { hasInstallScript?: boolean }> };
  // npm 11 heeds the one, npm 10 the other: set both again after an update of the package.
  expect(allowScripts['onnxruntime-node']).toBe(false);
  expect(lock.packages['node_modules/onnxruntime-node']).not.toHaveProperty('hasInstallScript');
});
