// Tests what an answer about a past date says about the documents that were searched.
import { expect, it } from 'vitest';
import { wordsIn } from '../../../bot/wording/words-in.js';

it('says that a document may have been in force if its date is only a month or year', () => {
  const asOf = { editions: [], undated: 0, later: 0, maybeInForce: 1, maybeReplaced: 0, earliest: '2026' };
  expect(wordsIn('en').asOf.looked(asOf, '2026-11-30')).toBe(
    'I could not find any guidance that was definitely in force on 30 November 2026, by the documents’ own dates. The earliest guidance I have is from 2026. 1 document may have been in force, but I did not search it: its date is only a month or year.',
  );
  expect(wordsIn('en').asOf.looked({ ...asOf, maybeInForce: 2 }, '2026-11-30')).toContain(
    '2 documents may have been in force, but I did not search them: their dates are only a month or year.',
  );
  expect(wordsIn('cy').asOf.looked(asOf, '2026-11-30')).toContain(
    'Mae’n bosibl bod 1 ddogfen mewn grym y diwrnod hwnnw, ond ni chwiliais hi: dim ond mis neu flwyddyn yw ei dyddiad.',
  );
  expect(wordsIn('cy').asOf.looked({ ...asOf, maybeInForce: 2 }, '2026-11-30')).toContain(
    'Mae’n bosibl bod 2 ddogfen mewn grym y diwrnod hwnnw, ond ni chwiliais nhw: dim ond mis neu flwyddyn yw eu dyddiadau.',
  );
});
