import { expect, test } from 'vitest';
import { wordsIn } from '../../../../bot/wording/words-in.js';

test('says “you wrote” of the reader’s own words, and names others', () => {
  const { page, handoff } = wordsIn('cy');
  expect(page.message.wrote(handoff.you)).toBe('Ysgrifennoch:');
  expect(page.message.wrote('Bea')).toBe('Oddi wrth: Bea');
});

test('says of a document, which is feminine, that it has been replaced or withdrawn', () => {
  const { standings } = wordsIn('cy').page.library;
  expect(standings.superseded).toBe('Wedi’i disodli gan fersiwn newydd');
  expect(standings.withdrawn).toBe('Wedi’i thynnu’n ôl');
});
