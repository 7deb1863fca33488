// Checks the Welsh questions of decision 0014. Search terms are found for all the questions about
// safeguarding, and for few of the others.
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { detectLanguage } from '../../knowledge/question/detect-language.js';
import { englishSearchTerms } from '../../knowledge/question/english-search-terms.js';
import { JURISDICTIONS } from '../../knowledge/model/source.js';

const questionSchema = z.strictObject({
  id: z.string().regex(/^cy-\d\d$/),
  question: z.string().min(5),
  english: z.string().min(5),
  jurisdiction: z.enum(JURISDICTIONS),
  ours: z.boolean(),
});
const questions = readFileSync(new URL('welsh-questions.jsonl', import.meta.url), 'utf8')
  .split('\n')
  .filter(Boolean)
  .map((line) => questionSchema.parse(JSON.parse(line)));
const ours = questions.filter((one) => one.ours);
const others = questions.filter((one) => !one.ours);
const searched = (of: typeof questions) =>
  of.filter(({ question }) => englishSearchTerms(question, 'cy') !== undefined);

it('are 36 about our subject and 14 about other things, each recognised as Welsh', () => {
  expect([ours.length, others.length]).toEqual([36, 14]);
  expect(questions.filter(({ question }) => detectLanguage(question)?.code !== 'cy')).toEqual([]);
});

it('are all searched for if they are about our subject, and 6 of the 14 others', () => {
  expect(searched(ours)).toHaveLength(36);
  expect(searched(others).length).toBeLessThanOrEqual(6);
});
