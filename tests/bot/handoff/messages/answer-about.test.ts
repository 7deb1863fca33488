import { expect, test } from 'vitest';
import { outcomeSaid, saidBeforeQuotes } from '../../../../bot/handoff/messages/answer-about.js';
import type { StoredAnswer } from '../../../../bot/model/messages/conversation.js';
import { emptyAnswer } from '../../../../knowledge/model/answer.js';

const NONE_FOUND = 'The assistant found no answer in the guidance.';
const NONE_QUOTED = 'The assistant has not quoted any guidance.';
const asked: StoredAnswer['asked'] = { context: [] };

test.each([
  ['a question that was searched for', { asked, urgent: false }, NONE_FOUND],
  ['a message that was not searched for', { urgent: false }, NONE_QUOTED],
  ['a message about danger, which may ask nothing', { asked, urgent: true }, NONE_QUOTED],
])('says of %s what is true', (_, stored, said) => {
  const unanswerable = { ...emptyAnswer('unanswerable'), passages: [] };
  expect(outcomeSaid({ ...stored, answer: unanswerable })).toBe(said);
  expect(outcomeSaid({ ...stored, answer: { ...unanswerable, outcome: 'answered' } })).toBeUndefined();
});

test('passes on that the quotes were not checked, and what was said before them', () => {
  const answer = { ...emptyAnswer('answered'), passages: [], withoutReranker: true as const };
  expect(
    saidBeforeQuotes({ asked, urgent: false, answer: { ...answer, preface: 'This is for Wales.' } }),
  ).toEqual([
    expect.stringContaining('I could not check whether these quotes answer your question'),
    'This is for Wales.',
  ]);
});
