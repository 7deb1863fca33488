// Tests with random passages that quotes are word for word, in order, and complete.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Span } from '../../../knowledge/model/answer.js';
import { quoteText } from '../../../knowledge/model/quote-text.js';
import { splitUnits } from '../../../knowledge/text/sentences.js';
import { runs } from '../../support/thoroughness.js';
import { quote } from './quote-of.js';

function quotedUnits(text: string, spans: readonly Span[]): number[] {
  const units = splitUnits(text);
  return [...units.keys()].filter((n) =>
    spans.some(([start, end]) => units[n]!.start >= start && units[n]!.end <= end),
  );
}

describe('whatever the passage', () => {
  const sentence = fc
    .tuple(
      fc.constantFrom('Guardian', 'Child', '(a) Police', '12.3 Form', 'Étoile', 'No.'),
      fc.array(fc.constantFrom('child', 'must', 'not', '£5', 'guardian', 's.45', 'e.g.', 'day:', '5'), {
        minLength: 1,
        maxLength: 11,
      }),
      fc.constantFrom('.', '?', ':', '…', '.”', ''),
    )
    .map(([first, rest, stop]) => `${first} ${rest.join(' ')}${stop}`);
  const line = fc.oneof(
    fc.array(sentence, { minLength: 1, maxLength: 3 }).map((list) => list.join(' ')),
    fc.tuple(fc.constantFrom('• ', '  • ', '    • '), sentence).map(([bullet, words]) => bullet + words),
    fc.tuple(sentence, sentence).map(([one, two]) => `${one} | ${two}`),
  );
  const passage = fc.array(line, { minLength: 1, maxLength: 12 }).map((lines) => lines.join('\n').trim());
  const question = fc.constantFrom(
    'guardian',
    'must the child pay £5',
    'how long until day 5',
    'unheard',
    '',
  );

  it('the quote is never empty, and its spans are in order, apart, and word for word', async () => {
    await fc.assert(
      fc.asyncProperty(passage, question, async (text, asked) => {
        const { spans, quote: words } = await quote(text, asked);
        let last = 0;
        for (const [start, end] of spans) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(text.slice(start, end).trim()).not.toBe('');
          expect(end).toBeLessThanOrEqual(text.length);
          last = end;
        }
        expect(words).toBe(quoteText(text, spans));
        expect(words).toMatch(/[\p{L}\p{N}]/u);
        for (const part of words.split(/ … |\n/)) expect(text).toContain(part);
      }),
      { numRuns: runs(150) },
    );
  });

  it('whatever is quoted of an item or a row, its lead-ins are quoted whole', async () => {
    await fc.assert(
      fc.asyncProperty(passage, question, async (text, asked) => {
        const { spans } = await quote(text, asked);
        for (const { leadIn } of quotedUnits(text, spans).map((n) => splitUnits(text)[n]!))
          if (leadIn !== undefined) expect(quotedUnits(text, spans)).toContain(leadIn);
      }),
      { numRuns: runs(150) },
    );
  });
});
