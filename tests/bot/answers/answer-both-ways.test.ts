// Tests that a message that may be a new question or a follow-up is answered as both, if the guidance has an
// answer to each.
import { expect, test } from 'vitest';
import { answerBothWays, mayHaveBoth } from '../../../bot/answers/answer-both-ways.js';
import type { Citation } from '../../../knowledge/model/answer.js';
import {
  needsNation,
  sampleAnswer,
  sampleCitation,
  unanswerable,
} from '../../fakes/samples/sample-answers.js';

const cites = (id: string): Citation => {
  const citation = sampleCitation();
  return { ...citation, passage: { ...citation.passage, id } };
};
const quoting = (...ids: string[]) => sampleAnswer({ citations: ids.map(cites) });
const NONE = new Set<string>();
const idsOf = (citations: readonly Citation[]) => citations.map(({ passage }) => passage.id);

test('quotes for both readings are shown, the new question’s first', () => {
  const { answer, asFollowUp } = answerBothWays(quoting('a', 'b'), quoting('c', 'd'), NONE);
  expect(idsOf(answer.citations)).toEqual(['a', 'b', 'c', 'd']);
  expect(asFollowUp).toEqual({ from: 2 });
});

test('a passage that answers both readings is shown once', () => {
  const { answer, asFollowUp } = answerBothWays(quoting('a', 'b'), quoting('b', 'c'), NONE);
  expect(idsOf(answer.citations)).toEqual(['a', 'b', 'c']);
  expect(asFollowUp).toEqual({ from: 2 });
  expect(answerBothWays(quoting('a', 'b'), quoting('b'), NONE)).toEqual({ answer: quoting('a', 'b') });
});

test('the follow-up keeps its own preface, such as a caution about the nation', () => {
  const followUp = { ...quoting('c'), preface: 'This is for Scotland.' };
  expect(answerBothWays(quoting('a'), followUp, NONE).asFollowUp).toEqual({
    from: 1,
    preface: 'This is for Scotland.',
  });
});

test('quotes that were not checked for the follow-up are still known to be unchecked', () => {
  const followUp = { ...quoting('c'), withoutReranker: true as const };
  expect(answerBothWays(quoting('a'), followUp, NONE).answer.withoutReranker).toBe(true);
});

test('if only the follow-up has an answer, this is known; if only the new question has one, it is shown alone', () => {
  expect(answerBothWays(quoting('a', 'b'), unanswerable(), NONE)).toEqual({ answer: quoting('a', 'b') });
  expect(answerBothWays(unanswerable(), quoting('c'), NONE)).toEqual({
    answer: quoting('c'),
    asFollowUp: { from: 0 },
  });
  expect(answerBothWays(unanswerable(), unanswerable(), NONE)).toEqual({ answer: unanswerable() });
});

test('quotes that were shown right above are not shown again as a follow-up', () => {
  const last = new Set(['a', 'b']);
  expect(answerBothWays(unanswerable(), quoting('a', 'b'), last)).toEqual({ answer: unanswerable() });
  const { answer, asFollowUp } = answerBothWays(unanswerable(), quoting('a', 'c'), last);
  expect(idsOf(answer.citations)).toEqual(['c']);
  expect(asFollowUp).toEqual({ from: 0 });
  expect(idsOf(answerBothWays(quoting('a'), quoting('b', 'c'), last).answer.citations)).toEqual(['a', 'c']);
});

test.each([
  ['quotes', sampleAnswer(), true],
  ['no answer', unanswerable(), true],
  ['a question back', needsNation(), false],
  ['what a language model wrote', sampleAnswer({ writtenBy: 'model' }), false],
  ['a failure', sampleAnswer({ outcome: 'failed' }), false],
])('another reading is possible beside %s: %#', (_, answer, may) => {
  expect(mayHaveBoth(answer)).toBe(may);
});
