// Checks the format of the calibration questions. Together with the guidance questions, these are used to fit
// the calibration, which decides whether to answer.
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { JURISDICTIONS } from '../../knowledge/model/source.js';

const asked = {
  id: z.string().regex(/^[ua]-\d{3}$/),
  question: z.string().trim().min(5),
  jurisdiction: z.enum(JURISDICTIONS).optional(),
};
const questionSchema = z.discriminatedUnion('kind', [
  z.strictObject({ ...asked, kind: z.literal('answerable'), near: z.string().min(3) }),
  z.strictObject({
    ...asked,
    kind: z.literal('unanswerable'),
    scope: z.enum(['near-miss', 'out-of-scope']),
    reason: z.string().min(3),
  }),
]);
const linesOf = (name: string) =>
  readFileSync(`adapters/cli/questions/${name}`, 'utf8').split('\n').filter(Boolean);
const questions = linesOf('calibration-questions.jsonl').map((line) =>
  questionSchema.parse(JSON.parse(line)),
);

it('each has an id and a wording of its own, and none is among the guidance questions', () => {
  const others = linesOf('guidance-questions.jsonl').map((line) => JSON.parse(line) as { question: string });
  const wordings = [...questions, ...others].map(({ question }) => question.toLowerCase());
  const twice = wordings.filter((wording, n) => wordings.indexOf(wording) !== n);
  expect(twice).toEqual([]);
  expect(new Set(questions.map(({ id }) => id)).size).toBe(questions.length);
});

it('with the guidance questions, half and more of all have no answer, in two kinds of about the same number', () => {
  const nearMisses = questions.filter((one) => one.kind === 'unanswerable' && one.scope === 'near-miss');
  const outOfScope = questions.filter((one) => one.kind === 'unanswerable' && one.scope === 'out-of-scope');
  expect(nearMisses.length).toBeGreaterThan(200);
  expect(outOfScope.length).toBeGreaterThan(200);
  expect(questions.filter(({ kind }) => kind === 'answerable').length).toBeGreaterThan(50);
});
