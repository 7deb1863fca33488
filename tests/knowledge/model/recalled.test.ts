// Tests which other documents are not quoted either, because they repeat recalled text.
import { expect, it } from 'vitest';
import { recalledBy, recalledTexts } from '../../../knowledge/model/recalled.js';

/**
 * Recalls a sentence with these words from one document. Returns true if another document, which has the
 * words in a different sentence, can still be quoted.
 */
function mayBeQuoted(words: string): boolean {
  const recalled = recalledTexts([
    {
      ...{ recall: 1, passage: 'one', document: 'one', title: 'One', since: '2026-05-04T09:00:00Z' },
      ...{ was: `Ring us ${words} if a child is missing.`, words },
    },
  ]);
  const other = { id: 'two', document: 'two', text: `Figures ${words}, by nation.` };
  return recalledBy(recalled, other, { title: 'Two' }) === undefined;
}

it.each(['0808 800 5000', '08088005000', '+44 (0)808-800-5000', '(0808) 800 5000'])(
  'a telephone number stays out of every document: %s',
  (words) => {
    expect(mayBeQuoted(words)).toBe(false);
  },
);

it.each(['1 April 2024 to 31 March 2025', '2019, 2020 and 2021', '2019 2020 2021', '16-17 18-25 2026-27'])(
  'other digits only stay out where their sentence is: %s',
  (words) => {
    expect(mayBeQuoted(words)).toBe(true);
  },
);
