// Tests which files of an installation a container image leaves out, and that none of them is needed at run
// time.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { developerFiles } from '../../../tools/deploy/developer-files.js';

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
const unneeded = (node: number) =>
  developerFiles(modules, node)
    .map((path) => relative(modules, path))
    .sort();

test('leaves out source maps, types and read-me files, and keeps code, data and licences', () => {
  lay('a/index.js', 'a/index.js.map', 'a/index.d.ts', 'a/src/index.ts', 'a/README.md');
  lay('a/LICENSE.md', 'a/THIRD-PARTY-NOTICES.md', 'a/package.json', 'a/weights.safetensors', 'a/b.node');
  expect(unneeded(24)).toEqual(['a/README.md', 'a/index.d.ts', 'a/index.js.map', 'a/src/index.ts']);
});

test('keeps only the SQLite that this version of Node loads', () => {
  lay('better-sqlite3/lib/index.js', 'better-sqlite3-node-api/lib/index.js');
  expect(unneeded(24)).toEqual(['better-sqlite3']);
  expect(unneeded(20)).toEqual(['better-sqlite3-node-api']);
});

test('leaves out what was compiled and keeps what it was compiled to', () => {
  lay('hnswlib-node/build/Release/addon.node', 'hnswlib-node/build/Release/obj.target/addon.o');
  lay('better-sqlite3-node-api/deps/sqlite3/sqlite3.c', 'better-sqlite3-node-api/prebuilds/linux-x64.node');
  expect(unneeded(24)).toEqual(['better-sqlite3-node-api/deps', 'hnswlib-node/build/Release/obj.target']);
});

test('names nothing twice: a folder that goes is not searched for more', () => {
  lay('better-sqlite3-node-api/deps/sqlite3.c', 'bintrees/test/dist/browser/b.js');
  expect(unneeded(20)).toEqual(['better-sqlite3-node-api', 'bintrees/test']);
});

test('leaves out builds for browsers', () => {
  lay(
    'a/dist/commonjs/index.js',
    'a/dist/browser/index.js',
    'a/dist/react-native/index.js',
    'a/lib/browser/index.js',
  );
  expect(unneeded(24)).toEqual(['a/dist/browser', 'a/dist/react-native']);
});

test('no installed package that the service loads imports what is left out by name', () => {
  expect(imported('js-tiktoken[^"\']*', ['@langchain', 'langchain', 'langsmith'])).toEqual([
    'js-tiktoken/lite',
  ]);
  expect(imported('[./]*vendors/[a-z]+', ['botbuilder/lib', 'botframework-streaming/lib'])).toEqual([
    '../vendors/filenamify',
  ]);
  const identity = '@azure/identity/dist/commonjs';
  expect(imported('[./a-zA-Z]*/browserFlows/[a-zA-Z]+', [identity])).toEqual([]);
  const inNode = ['credentials', 'msal/nodeFlows', 'client', 'util'].map((name) => `${identity}/${name}`);
  expect(imported('@azure/msal-browser', inNode)).toEqual([]);
  const tested = ['bintrees/lib', 'find-my-way/index.js', 'find-my-way/lib', 'mammoth/lib', 'pino/lib'];
  expect(imported('\\.[./]*/test[/"\']', [...tested, 'pino/pino.js'])).toEqual([]);
});

/** Returns the imports that match `pattern` in these folders and files of node_modules. */
function imported(pattern: string, packages: readonly string[]): string[] {
  // grep exits with 1 if it finds nothing, and with a higher number if it fails.
  const { stdout: found, status } = spawnSync(
    'grep',
    ['-rhoE', '--include=*.js', '--include=*.cjs', `["']${pattern}`, ...packages],
    { cwd: join(import.meta.dirname, '../../../node_modules'), encoding: 'utf8' },
  );
  if (status! > 1) throw new Error(`grep could not search ${packages.join()}.`);
  if (status) return [];
  return [
    ...new Set(
      found
        .trim()
        .split('\n')
        .map((name) => name.slice(1)),
    ),
  ].sort();
}
