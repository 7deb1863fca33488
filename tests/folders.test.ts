// Checks that each folder is small enough to read at a glance, and that no two folders import each other. A
// folder and its subfolder count as two, although dependency-cruiser treats them as one.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path/posix';
import ts from 'typescript';
import { expect, test } from 'vitest';

const LARGEST = 20;
/**
 * Folders that may have many files, because they are lists: sample notes, numbered migrations, and assets for
 * browsers.
 */
const LISTS = /^(ingest\/samples|adapters\/sql\/migrations|adapters\/web\/assets)$/;
const PARTS = ['bot', 'knowledge', 'ingest', 'adapters', 'tools', 'tests'];

const files = execFileSync('git', ['ls-files', ...PARTS], { encoding: 'utf8' })
  .trim()
  .split('\n');

test(`no folder holds more than ${LARGEST} files`, () => {
  expect(tooLarge(files)).toEqual([]);
});

test('no folder imports one that leads back to it', () => {
  const product = files.filter((file) => file.endsWith('.ts') && !file.startsWith('tests/'));
  expect(loopsAmong(product.flatMap(importsOf))).toEqual([]);
});

test('finds a folder that is too large, and folders that import each other', () => {
  expect(tooLarge(Array.from({ length: LARGEST + 1 }, (_, n) => `bot/inbox/${n}.ts`))).toEqual(['bot/inbox']);
  expect(
    loopsAmong([
      ['bot/inbox/receive.ts', 'bot/inbox/parts/read.ts'],
      ['bot/inbox/parts/sort.ts', 'bot/inbox/order.ts'],
      ['bot/create-bot.ts', 'bot/inbox/receive.ts'],
    ]),
  ).toEqual(['bot/inbox', 'bot/inbox/parts']);
});

type Import = readonly [from: string, to: string];

function tooLarge(all: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const file of all) counts.set(dirname(file), (counts.get(dirname(file)) ?? 0) + 1);
  return [...counts]
    .filter(([folder, count]) => count > LARGEST && !LISTS.test(folder))
    .map(([folder]) => folder);
}

function importsOf(file: string): Import[] {
  return ts
    .preProcessFile(readFileSync(file, 'utf8'), true, true)
    .importedFiles.filter(({ fileName }) => fileName.startsWith('.'))
    .map(({ fileName }) => [file, join(dirname(file), fileName)]);
}

/** Returns the folders that import each other, directly or in a loop. */
function loopsAmong(imports: readonly Import[]): string[] {
  const next = new Map<string, Set<string>>();
  for (const [from, to] of imports) {
    const [one, other] = [dirname(from), dirname(to)];
    if (one !== other) next.set(one, (next.get(one) ?? new Set()).add(other));
  }
  const reached = (start: string) => {
    const seen = new Set<string>();
    const visit = (folder: string) =>
      next.get(folder)?.forEach((one) => {
        if (seen.has(one)) return;
        seen.add(one);
        visit(one);
      });
    visit(start);
    return seen;
  };
  return [...next.keys()].filter((folder) => reached(folder).has(folder)).sort();
}
