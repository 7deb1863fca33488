// Counts what of a marked detail was found, and what of it is left.
import { describe, expect, it } from 'vitest';
import type { Redaction } from '../../../../knowledge/model/personal-data.js';
import { scoreRedaction } from '../../../../tools/training/reader/read-marked.js';
import { parseMarked } from '../../../knowledge/redaction/marked-text.js';

const message = {
  ...parseMarked('She is at ⟦address:4 Oast View⟧, Headcorn.'),
  kind: 'personal',
  reading: { words: [], readTo: 0, danger: -5 },
};
const taken = (...parts: string[]) =>
  scoreRedaction([message], () =>
    parts.map((text): Redaction => {
      const start = message.text.indexOf(text);
      return { text, type: 'address', start, end: start + text.length, pseudonym: '[address 1]' };
    }),
  );

describe('a detail', () => {
  it.each([
    ['is found and wholly removed', ['4 Oast View'], 1, 1],
    ['is wholly removed with the town, but not found', ['4 Oast View, Headcorn'], 0, 1],
    ['is wholly removed in two parts, but not found', ['4 Oast', 'View'], 0, 1],
    ['is not wholly removed if a letter is left', ['4 Oast Vie'], 0, 0],
  ])('%s', (_what, parts, found, gone) => {
    expect(taken(...parts)).toMatchObject({ recall: { hit: found, of: 1 }, wholly: { hit: gone, of: 1 } });
  });
});
