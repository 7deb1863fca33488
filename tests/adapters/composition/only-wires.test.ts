// Checks that the composition only connects parts. Code that waits, repeats, reads files or queries the
// database belongs in the part that it works for.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const WORK = ['setTimeout', 'setInterval', 'while (', 'node:fs', '.kysely'];

/** The exceptions, each with a reason. */
const ALLOWED: Record<string, readonly string[]> = {
  // Checks whether there is a store before it opens one, and gives each part of the store the connection.
  'stores.ts': ['node:fs', '.kysely'],
  // Passes the connection to the functions that record when the last backup was made.
  'backup.ts': ['.kysely'],
  // Checks who can read the key’s file, and passes the connection to the keys.
  'encryption.ts': ['node:fs', '.kysely'],
};

const all = execFileSync('git', ['ls-files', 'adapters/*.ts'], { encoding: 'utf8' }).trim().split('\n');
const files = all.filter((file) => /^adapters\/composition\/[^/]+$/.test(file));
const found = Object.fromEntries(
  files.flatMap((file) => {
    const text = readFileSync(file, 'utf8');
    const work = WORK.filter((one) => text.includes(one));
    return work.length ? [[file.slice('adapters/composition/'.length), work]] : [];
  }),
);

test('the composition does no work of its own but what is listed', () => {
  expect(files.length).toBeGreaterThan(10);
  expect(found).toEqual(ALLOWED);
});

test.each([
  'createStore',
  'createGuidanceStore',
  'createVectorStore',
  'createEditingStore',
  'createLibraryStore',
])('%s is called once', (create) => {
  const calls = all.flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(new RegExp(`(?<!function )\\b${create}\\(`, 'g'))].map(
      () => file,
    ),
  );
  expect(calls).toEqual(['adapters/composition/stores.ts']);
});
