// Tests which changes people still need to be told about once they know that some of the text was wrong.
import { expect, test } from 'vitest';
import { stillToTell, type Recall } from '../../../bot/model/recalls/recall.js';
import { sampleDocument, samplePassage } from '../../fakes/samples/guidance-samples.js';

const wrong: Recall = {
  ...{ id: 1, passage: 'p1', document: 'help', title: 'Help', since: '', openedAt: '' },
  ...{ reason: 'wrong', state: 'told', was: 'Refer within 45 days. Write to the carer.' },
};
const changedTo = (text: string): Recall => ({
  ...wrong,
  ...{ id: 2, reason: 'changed', state: 'open' },
  now: { passage: samplePassage({ text }), document: sampleDocument() },
});
const ofOtherSentence = changedTo('Refer within 45 days. Call the carer.');

test('people who know what was wrong are told about a change to another sentence', () => {
  expect(stillToTell([ofOtherSentence], [{ ...wrong, words: '45 days' }])).toHaveLength(1);
});

test('they are not told about a change to what was wrong', () => {
  const corrected = changedTo('Refer within 30 days. Write to the carer.');
  expect(stillToTell([corrected], [{ ...wrong, words: '45 days' }])).toEqual([]);
  expect(stillToTell([corrected], [{ ...wrong, words: wrong.was }])).toEqual([]);
  expect(stillToTell([ofOtherSentence], [wrong])).toEqual([]);
});

test('they are told if another sentence changed as well, or if all of it was withdrawn', () => {
  const both = changedTo('Refer within 30 days. Call the carer.');
  expect(stillToTell([both], [{ ...wrong, words: '45 days' }])).toHaveLength(1);
  const withdrawn: Recall = { ...wrong, id: 3, reason: 'withdrawn', state: 'open' };
  expect(stillToTell([withdrawn], [{ ...wrong, words: '45 days' }])).toHaveLength(1);
  expect(stillToTell([withdrawn], [wrong])).toEqual([]);
});
