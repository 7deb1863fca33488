// Tests which characters are removed from text before it is shown on any platform.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { shownText } from '../../../../bot/model/messages/shown-text.js';
import { runs } from '../../../support/thoroughness.js';

it('keeps the words, line breaks and tabs', () => {
  expect(shownText('One\r\ntwo\tthree\rfour 😀')).toBe('One\ntwo\tthree\nfour 😀');
});

it('leaves out control characters and marks that reverse the letters', () => {
  expect(shownText('a\u0000b\u001bc\u007fd\u009be\u202ef\u2066g')).toBe('abcdefg');
});

it('leaves no half characters', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(shownText(text)).not.toMatch(/\p{Surrogate}/u);
    }),
    { numRuns: runs(200) },
  );
});
