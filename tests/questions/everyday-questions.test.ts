// Checks the format of the questions in everyday words, which are never used in a fit.
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { z } from 'zod';

const place = { doc: z.string(), starts: z.string(), ends: z.string(), digest: z.string() };
const asked = { id: z.string().regex(/^every-\d{3}$/), question: z.string().trim().min(5) };
const questionSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    ...asked,
    kind: z.literal('answerable'),
    gold: z.tuple([z.strictObject({ ...place, alternatives: z.array(z.strictObject(place)).optional() })]),
  }),
  z.strictObject({
    ...asked,
    kind: z.literal('unanswerable'),
    scope: z.enum(['near-miss', 'out-of-scope']),
  }),
]);
const linesOf = (path: string) =>
  readFileSync(new URL(path, import.meta.url), 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as { question: string });
const questions = linesOf('everyday-questions.jsonl').map((line) => questionSchema.parse(line));

it('each has an id of its own', () => {
  expect(new Set(questions.map(({ id }) => id)).size).toBe(questions.length);
});

it('none was used to train or fit anything', () => {
  const used = new Set(
    [
      '../../adapters/cli/questions/calibration-questions.jsonl',
      '../../adapters/cli/questions/guidance-questions.jsonl',
      '../../tools/training/asked-questions.jsonl',
      '../../tools/training/written-questions.jsonl',
      '../../tools/training/further-questions.jsonl',
      '../../tools/training/given-questions.jsonl',
    ]
      .flatMap(linesOf)
      .map(({ question }) => question.toLowerCase()),
  );
  expect(questions.filter(({ question }) => used.has(question.toLowerCase()))).toEqual([]);
});
