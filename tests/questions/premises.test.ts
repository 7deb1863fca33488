// Checks statements about figures, true and false, against sentences quoted from guidance. A false alarm does
// more harm than a miss.
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { contradictionIn } from '../../knowledge/quotes/check-premise.js';
import { documentOf } from '../fakes/memory-release.js';

const premiseSchema = z.strictObject({
  id: z.string(),
  question: z.string(),
  quote: z.string(),
  contradicts: z.boolean(),
  says: z.string().optional(),
});
const premises = readFileSync(new URL('premises.jsonl', import.meta.url), 'utf8')
  .split('\n')
  .filter(Boolean)
  .map((line) => premiseSchema.parse(JSON.parse(line)));
const document = documentOf({ slug: 'guidance' });
const found = premises.map((premise) => ({
  ...premise,
  contradiction: contradictionIn(premise.question, [{ quote: premise.quote, document }]),
}));

it('there are forty and more, and as many that are true as false', () => {
  expect(premises.length).toBeGreaterThanOrEqual(40);
  expect(premises.filter(({ contradicts }) => contradicts).length).toBeGreaterThanOrEqual(20);
  expect(premises.filter(({ contradicts }) => !contradicts).length).toBeGreaterThanOrEqual(20);
});

it('no true belief, no fact of a case and no question about a figure is contradicted', () => {
  const alarms = found.filter(({ contradicts, contradiction }) => !contradicts && contradiction);
  expect(alarms.map(({ question }) => question)).toEqual([]);
});

it('at least nine of ten false beliefs are noticed, each with what the guidance says', () => {
  const wrong = found.filter(({ contradicts }) => contradicts);
  const noticed = wrong.filter(({ contradiction }) => contradiction);
  for (const { id, says, contradiction } of noticed) expect(contradiction?.quoted, id).toBe(says);
  const missed = wrong.filter(({ contradiction }) => !contradiction).map(({ question }) => question);
  expect(missed.length, missed.join('\n')).toBeLessThanOrEqual(wrong.length / 10);
});
