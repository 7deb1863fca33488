import { expect, test } from 'vitest';
import { wordsIn } from '../../../../bot/wording/words-in.js';

const { handoff } = wordsIn('cy');

test('says “I could not reach”, not “allwn”, which also means “we can”', () => {
  expect(handoff.dutyNotReached).toContain('Nid oeddwn yn gallu cael gafael ar');
  expect(handoff.writtenWhileAway).toContain('pan nad oeddwn yn gallu cael gafael arnoch');
});

test('says what a request is about, not what it asks for', () => {
  expect(handoff.otherQuestion).toContain('yn ymwneud â chwestiwn gwahanol');
});
