// Checks that no list of words has an entry twice. Lists are long and edited by hand, and a repeated entry
// often means that someone meant to add a different word.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import ts from 'typescript';
import { expect, test } from 'vitest';

/** Shorter lists are not checked, because they are prose or a set of choices. */
const MIN_WORDS = 8;

test.each(filesOf('.ts'))('%s names no word twice in one list', (file) => {
  expect(doubledIn(file, readFileSync(file, 'utf8'))).toEqual([]);
});

test.each(filesOf('.json'))('%s names no word twice in one list', (file) => {
  const doubled: string[] = [];
  JSON.parse(readFileSync(file, 'utf8'), (key, value: unknown) => {
    if (Array.isArray(value) && value.every((one) => typeof one === 'string'))
      doubled.push(...twice(value).map((word) => `${key}: ${word}`));
    return value;
  });
  expect(doubled).toEqual([]);
});

test.each(filesOf('.txt'))('%s names no word twice', (file) => {
  expect(twice(wordsOf(readFileSync(file, 'utf8')))).toEqual([]);
});

test('finds a word that occurs twice, in a text as in a list', () => {
  const text = 'const NAMES = `\n  ann bea cat dot eve fay gia hal\n  ivy ann`;';
  expect(doubledIn('names.ts', text)).toEqual(['line 1: ann']);
  expect(doubledIn('names.ts', "\nconst some = ['ann', 'bea', 'ann'];")).toEqual(['line 2: ann']);
});

function filesOf(ending: string): string[] {
  const patterns = ['knowledge', 'bot'].map((folder) => `${folder}/**${ending}`);
  return execFileSync('git', ['ls-files', ...patterns], { encoding: 'utf8' })
    .trim()
    .split('\n');
}

function doubledIn(file: string, text: string): string[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const doubled: string[] = [];
  const visit = (node: ts.Node): void => {
    const line = source.getLineAndCharacterOfPosition(node.getStart()).line + 1;
    doubled.push(...twice(listIn(node)).map((word) => `line ${line}: ${word}`));
    ts.forEachChild(node, visit);
  };
  visit(source);
  return doubled;
}

function listIn(node: ts.Node): string[] {
  if (ts.isStringLiteralLike(node) && /^[\p{Ll}\p{M}\s'’-]+$/u.test(node.text)) {
    const words = wordsOf(node.text);
    return words.length < MIN_WORDS ? [] : words;
  }
  if (!ts.isArrayLiteralExpression(node)) return [];
  const entries = node.elements.filter(ts.isStringLiteralLike);
  return entries.length === node.elements.length ? entries.map((entry) => entry.text) : [];
}

function wordsOf(text: string): string[] {
  return text.trim().split(/\s+/);
}

function twice(words: readonly string[]): string[] {
  const seen = new Set<string>();
  return words.filter((word) => seen.has(word) || !seen.add(word));
}
