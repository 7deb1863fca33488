// Tests counting lines in a temporary repository.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { transpiled } from '../support/deployment/transpiled.js';

const someone = ['-c', 'user.name=Bea Example', '-c', 'user.email=bea@example.org'];
let folder: string;
const git = (...args: string[]) => execFileSync('git', [...someone, ...args], { cwd: folder });

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lines-'));
  git('init', '--quiet');
});
afterEach(() => rmSync(folder, { recursive: true }));

function commit(files: Record<string, string>): void {
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  }
  git('add', '--all');
  git('commit', '--quiet', '--message', 'Add files');
}

function count(...args: string[]): string[][] {
  const program = transpiled('tools/count-lines.ts');
  const table = execFileSync(process.execPath, [program, ...args], { cwd: folder, encoding: 'utf8' });
  return table
    .trim()
    .split('\n')
    .map((line) => line.split('\t'));
}

test('counts code, comments and data of each part', () => {
  commit({
    'bot/greet.ts': '// Greets.\n\n/**\n * With a name.\n */\nexport const hello = 1; // one\n',
    'bot/names.txt': 'Bea\nKim\n',
    'tools/fit.py': '# Fits.\nx = 1\n// 2',
    'docs/notes.md': 'Not counted.\n',
  });
  expect(count()).toEqual([
    ['part', 'files', 'lines', 'code', 'comments', 'data'],
    ['knowledge', '0', '0', '0', '0', '0'],
    ['ingest', '0', '0', '0', '0', '0'],
    ['bot', '1', '6', '1', '4', '2'],
    ['adapters', '0', '0', '0', '0', '0'],
    ['tools', '1', '3', '2', '1', '0'],
    ['all', '2', '9', '3', '5', '2'],
  ]);
});

test('counts an earlier revision', () => {
  commit({ 'ingest/read.ts': 'export const read = 1;\n' });
  commit({ 'ingest/read.ts': 'export const read = 1;\nexport const write = 2;\n' });
  expect(count('HEAD~1').at(-1)).toEqual(['all', '1', '1', '1', '0', '0']);
});
