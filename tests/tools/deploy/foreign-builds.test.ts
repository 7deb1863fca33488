// Tests which builds for other machines can be removed from an installation, and that the packages still have
// the expected layout.
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { foreignBuilds } from '../../../tools/deploy/foreign-builds.js';

let modules: string;
beforeEach(() => {
  modules = mkdtempSync(join(tmpdir(), 'modules-'));
});
afterEach(() => rmSync(modules, { recursive: true }));

function lay(...files: string[]): void {
  for (const file of files) {
    mkdirSync(dirname(join(modules, file)), { recursive: true });
    writeFileSync(join(modules, file), '');
  }
}
const foreignTo = (platform: string, arch: string) =>
  foreignBuilds(modules, { platform, arch })
    .map((path) => relative(modules, path))
    .sort();

test('finds other systems, other processors of this system, and nothing of this machine', () => {
  lay(
    'onnxruntime-node/bin/napi-v6/linux/x64/onnxruntime_binding.node',
    'onnxruntime-node/bin/napi-v6/linux/arm64/onnxruntime_binding.node',
    'onnxruntime-node/bin/napi-v6/darwin/arm64/onnxruntime_binding.node',
    'better-sqlite3-node-api/prebuilds/linux-x64.node',
    'better-sqlite3-node-api/prebuilds/linuxmusl-x64.node',
    'better-sqlite3-node-api/prebuilds/darwin-arm64.node',
  );
  expect(foreignTo('linux', 'x64')).toEqual([
    'better-sqlite3-node-api/prebuilds/darwin-arm64.node',
    'onnxruntime-node/bin/napi-v6/darwin',
    'onnxruntime-node/bin/napi-v6/linux/arm64',
  ]);
});

test('leaves a package whole that has no build for this machine', () => {
  lay('onnxruntime-node/bin/napi-v6/linux/x64/a.node', 'better-sqlite3-node-api/prebuilds/linux-x64.node');
  expect(foreignTo('freebsd', 'x64')).toEqual([]);
});

test('finds nothing where nothing is installed, or all was removed before', () => {
  expect(foreignTo('linux', 'x64')).toEqual([]);
  lay('onnxruntime-node/bin/napi-v6/linux/x64/a.node');
  expect(foreignTo('linux', 'x64')).toEqual([]);
});

test('the installed packages keep their builds where they are looked for', () => {
  const { platform, arch } = process;
  const installed = join(import.meta.dirname, '../../../node_modules');
  const sqlite = `better-sqlite3-node-api/prebuilds/${platform}-${arch}.node`;
  const onnx = `onnxruntime-node/bin/napi-v6/${platform}/${arch}/onnxruntime_binding.node`;
  expect([sqlite, onnx].filter((file) => !existsSync(join(installed, file)))).toEqual([]);
});
