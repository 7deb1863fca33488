// Tests that searching for words that are in no guidance finds nothing.
import { expect, test } from 'vitest';
import type { Outcome } from '../../../knowledge/model/answer.js';
import { publicText } from '../../../knowledge/model/personal-data.js';
import { passagesFound } from '../../../knowledge/search/found-anything.js';
import { sampleDocument, samplePassage } from '../../fakes/samples/guidance-samples.js';

const ranked = [{ passage: samplePassage(), document: sampleDocument(), score: 0.1 }];
const found = (text: string, outcome: Outcome = 'unanswerable') =>
  passagesFound({ text: publicText(text) }, { outcome, passages: ranked }).length;

test.each(['zzzz', '[name 1] [name 2]', 'the weather', ''])('nothing is found for “%s”', (text) => {
  expect(found(text)).toBe(0);
});

test.each(['consent', 'What does a referral cost?', 'consented'])('“%s” is in a passage', (text) => {
  expect(found(text)).toBe(1);
});

test('what would be quoted is found whatever its words', () => {
  expect(found('zzzz', 'answered')).toBe(1);
});

test('words in another language are not looked for in the passages', () => {
  expect(found('Beth yw’r broses ar gyfer plentyn sydd ar goll?')).toBe(1);
});
