// Tests that a long text is split into messages without losing anything.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { splitText } from '../../../../bot/handoff/messages/split-into-messages.js';
import { runs } from '../../../support/thoroughness.js';

/** True if no surrogate pair is cut in half. */
const isWhole = (text: string) => !/\p{Surrogate}/u.test(text);
const squeeze = (text: string) => text.replace(/\s+/g, '');

test('no piece is longer than the limit, none but the last may be empty, and together they are the text', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string({ maxLength: 400 }),
        fc.string({ unit: 'binary', maxLength: 400 }),
        fc.lorem({ maxCount: 80 }),
      ),
      fc.integer({ min: 2, max: 60 }),
      (text, limit) => {
        const pieces = splitText(text, limit);
        for (const piece of pieces) expect(piece.length).toBeLessThanOrEqual(limit);
        expect(squeeze(pieces.join(''))).toBe(squeeze(text));
        // Half a surrogate pair would be shown as a box, and some platforms would refuse the message.
        if (isWhole(text)) for (const piece of pieces) expect(isWhole(piece)).toBe(true);
      },
    ),
    { numRuns: runs(500) },
  );
});

test('cuts between paragraphs before lines, lines before sentences, sentences before words', () => {
  expect(splitText('One two.\n\nThree four. Five', 18)).toEqual(['One two.', 'Three four. Five']);
  expect(splitText('One. Two three four', 12)).toEqual(['One. Two', 'three four']);
  expect(splitText('abcdefghij', 4)).toEqual(['abcd', 'efgh', 'ij']);
});
