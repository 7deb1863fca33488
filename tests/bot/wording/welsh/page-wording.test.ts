import { expect, test } from 'vitest';
import { wordsIn } from '../../../../bot/wording/words-in.js';

test('says “you wrote” of the reader’s own words, and names others', () => {
  const { page, handoff } = wordsIn('cy');
  expect(page.message.wrote(handoff.you)).toBe('Ysgrifennoch:');
  expect(page.message.wrote('Bea')).toBe('Oddi wrth: Bea');
});
