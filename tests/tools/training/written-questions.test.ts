// Checks the questions that the encoder was trained on: there are many, mostly in everyday words, each with
// the place of its answer and no copied text.
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readWrittenQuestions } from '../../../tools/training/written-questions.js';

const written = readWrittenQuestions('tools/training/written-questions.jsonl');

test('there are at least 12,000 of them, a third or more in everyday words, and no two alike', () => {
  expect(written.length).toBeGreaterThanOrEqual(12_000);
  expect(written.filter(({ kind }) => kind === 'e').length / written.length).toBeGreaterThan(1 / 3);
  expect(new Set(written.map(({ question }) => question.toLowerCase())).size).toBe(written.length);
});

test('a follow-up comes with what was asked before it', () => {
  for (const { kind, earlier } of written) expect(earlier !== undefined).toBe(kind === 'f');
});

test('a line that is no question is refused with its number', async () => {
  const file = join(await mkdtemp(join(tmpdir(), 'questions-')), 'questions.jsonl');
  await writeFile(file, '\n{"question":"When?"}\n');
  expect(() => readWrittenQuestions(file)).toThrow(/line 2/);
});
