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

test('an item has one marker: a bullet in its text replaces a number from a converter, not its own letter', () => {
  expect(
    structure([
      { kind: 'text', text: 'It applies to these routes:' },
      { kind: 'item', text: '• Appendix Student', marker: '1.', depth: 0 },
      { kind: 'item', text: '• Appendix Graduate', marker: '2.', depth: 0 },
      { kind: 'item', text: '3. •Appendix Scale-up', depth: 0 },
      { kind: 'item', text: '● (c) Appendix Visitor', depth: 0 },
      { kind: 'item', text: '• Appendix Returning Resident', depth: 0 },
    ]),
  ).toEqual([
    {
      kind: 'list',
      leadIn: 'It applies to these routes:',
      items: [
        { text: 'Appendix Student' },
        { text: 'Appendix Graduate' },
        { text: 'Appendix Scale-up' },
        { marker: '(c)', text: 'Appendix Visitor' },
        { text: 'Appendix Returning Resident' },
      ],
    },
  ]);
});
