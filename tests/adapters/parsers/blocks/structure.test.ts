// Tests which pieces of text become list items.
import { expect, test } from 'vitest';
import { structure } from '../../../../adapters/parsers/blocks/structure.js';

test('“e.g.” and “i.e.” are words, not items e and i', () => {
  expect(
    structure([
      { kind: 'text', text: 'Ask for proof:' },
      { kind: 'item', text: 'e.g. a passport' },
      { kind: 'item', text: 'i.e a letter' },
      { kind: 'item', text: 'a. a card' },
    ]),
  ).toEqual([
    {
      kind: 'list',
      leadIn: 'Ask for proof:',
      items: [
        { text: 'e.g. a passport' },
        { text: 'i.e a letter', items: [{ marker: 'a.', text: 'a card' }] },
      ],
    },
  ]);
});
