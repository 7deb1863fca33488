// Holds the shape of the follow-ups: each hangs on a conversation, and says in full what it means.
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { publicText } from '../../knowledge/model/personal-data.js';
import { JURISDICTIONS } from '../../knowledge/model/source.js';
import { findFollowUp } from '../../knowledge/question/rewrite-follow-up.js';

const followUpSchema = z.strictObject({
  id: z.string().regex(/^f-\d{3}$/),
  context: z.array(z.strictObject({ role: z.enum(['user', 'assistant']), text: z.string().min(2) })).min(1),
  question: z.string().min(3),
  alone: z.string().min(10),
  shape: z.enum(['nation', 'variation', 'period', 'pronoun', 'who', 'chain']),
  jurisdiction: z.enum(JURISDICTIONS).optional(),
});
const followUps = readFileSync(new URL('follow-ups.jsonl', import.meta.url), 'utf8')
  .split('\n')
  .filter(Boolean)
  .map((line) => followUpSchema.parse(JSON.parse(line)));

it('the follow-ups are at least sixty, each with an id and a wording of its own', () => {
  expect(followUps.length).toBeGreaterThanOrEqual(60);
  expect(new Set(followUps.map(({ id }) => id)).size).toBe(followUps.length);
  expect(new Set(followUps.map(({ context, question }) => JSON.stringify([context, question]))).size).toBe(
    followUps.length,
  );
});

it('all but one in thirty are known as follow-ups, and reach back to a question that stands alone', () => {
  const missed = followUps.filter(({ context, question }) => {
    const turns = context.map(({ role, text }) => ({ role, text: publicText(text) }));
    return findFollowUp(question, turns)?.earlier[0] !== context[0]!.text;
  });
  expect(missed.map(({ question }) => question).length).toBeLessThanOrEqual(followUps.length / 30);
});

it('asked in full after another question, none is taken for a follow-up', () => {
  const before = [{ role: 'user' as const, text: publicText('Can a child refuse to be referred?') }];
  const taken = followUps.filter(({ alone }) => findFollowUp(alone, before));
  expect(taken.map(({ alone }) => alone)).toEqual([]);
});

it('what a follow-up means is no follow-up without its conversation', () => {
  for (const { id, question, alone } of followUps) {
    expect(alone.length, id).toBeGreaterThan(question.length);
    expect(findFollowUp(alone, []), id).toBeUndefined();
  }
});
