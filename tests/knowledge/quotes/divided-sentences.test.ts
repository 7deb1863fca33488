// Tests that no quote ends in the middle of a sentence, whether a page, a passage or an abbreviation divides it.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { quoteText } from '../../../knowledge/model/quote-text.js';
import type { Passage } from '../../../knowledge/model/passage.js';
import { quotePassage } from '../../../knowledge/quotes/quote-passage.js';
import { splitUnits } from '../../../knowledge/text/sentences.js';
import { runs } from '../../support/thoroughness.js';

const passageOf = (text: string): Passage => ({
  id: 'one',
  document: 'one',
  text,
  headings: [],
  position: 0,
});

describe('a sentence that is broken off', () => {
  const HALVES = [
    ['The duty does not apply in suspected cases (i.e.', 'where nothing was discovered) or to adults.'],
    ['See section 43 of the Prison Act 1952 (c.', '52). It was amended later.'],
    ['Bring a document, e.g.', 'a passport.'],
    ['This is set out in para.', '12 of the code.'],
  ] as const;

  it.each(HALVES)('is marked whole: %s', (start, end) => {
    const passage = passageOf(`Tell the police.\n${start}\n${end}`);
    for (const answer of [1, 2]) {
      const quoted = quotePassage(passage, splitUnits(passage.text), [answer]);
      const marked = quoteText(passage.text, quoted.answer);
      expect(marked).toContain(start);
      expect(marked).toContain(end.split('. ')[0]);
    }
  });

  it('is never the end of a quote, whatever is before it', () => {
    const half = fc.constantFrom(...HALVES.map(([start]) => start));
    const lines = fc.array(fc.constantFrom('Tell the police.', 'Tell:\n• them\n• us', '2.1. Ask first.'), {
      minLength: 1,
      maxLength: 6,
    });
    fc.assert(
      fc.property(lines, half, fc.nat(), (before, start, any) => {
        const text = [...before, start].join('\n');
        const units = splitUnits(text);
        const quoted = quotePassage(passageOf(text), units, [any % (units.length - 1)]);
        expect(quoteText(text, quoted.spans)).not.toContain(start);
      }),
      { numRuns: runs(200) },
    );
  });
});
