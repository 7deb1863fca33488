// Tests measuring how much of each marked personal detail was removed, and how much is left.
import { describe, expect, it } from 'vitest';
import type { Redaction } from '../../../../knowledge/model/personal-data.js';
import { scoreRedaction } from '../../../../tools/training/readers/score-message-reader.js';
import { parseMarked } from '../../../../tools/training/messages/marked-text.js';

function taken(marked: string, ...parts: string[]) {
  const message = {
    ...parseMarked(marked),
    kind: 'personal',
    reading: { words: [], readTo: 0, danger: -5 },
  };
  return scoreRedaction([message], () =>
    parts.map((text): Redaction => {
      const start = message.text.indexOf(text);
      return { text, type: 'address', start, end: start + text.length, pseudonym: '[address 1]' };
    }),
  );
}

describe('a detail', () => {
  it.each([
    ['is found and wholly removed', ['4 Oast View'], 1, 1],
    ['is wholly removed with words before it, but not found', ['She is at 4 Oast View'], 0, 1],
    ['is wholly removed in two parts, but not found', ['4 Oast', 'View'], 0, 1],
    ['is not wholly removed if a letter is left', ['4 Oast Vie'], 0, 0],
  ])('%s', (_what, parts, found, gone) => {
    const score = taken('She is at ⟦address:4 Oast View⟧, Headcorn.', ...parts);
    expect(score).toMatchObject({ recall: { hit: found, of: 1 }, wholly: { hit: gone, of: 1 } });
  });
});

it.each([
  ['⟦address:4 Oast View⟧, Headcorn, Kent', '4 Oast View, Headcorn, Kent', 1],
  ['⟦address:4 Oast View⟧, Milton Keynes', '4 Oast View, Milton Keynes', 1],
  ['⟦address:4 oast view⟧ middlesbrough', '4 oast view middlesbrough', 1],
  ['⟦address:4 Oast View⟧, with his brother', '4 Oast View, with his brother', 0],
  ['⟦address:4 Oast View⟧ Headcorn', '4 Oast View Headcorn', 0],
  ['⟦name:Ana⟧, Headcorn', 'Ana, Headcorn', 0],
  ['⟦address:4 Oast View, Headcorn⟧', '4 Oast View', 0],
])('an address is found with only its town behind it, too: %s', (marked, removed, found) => {
  expect(taken(marked, removed).recall.hit).toBe(found);
});
