import fc from 'fast-check';
import { expect, test } from 'vitest';
import { figuresOf } from '../../../ingest/comparing/figures.js';
import { runs } from '../../support/thoroughness.js';

const shown = (text: string) => figuresOf(text).map(({ start, end }) => text.slice(start, end));

test.each([
  ['see (paragraph 2.2).', 'paragraph 2.2'],
  ['under (section 47)', 'section 47'],
  ['section 31(1)(a) applies', 'section 31(1)(a)'],
  ['see (rule 4.(2))', 'rule 4.(2)'],
  ['(paragraphs 3 and 4(b))', 'paragraphs 3 and 4(b)'],
])('in “%s”, finds “%s” with its own brackets only', (text, figure) => {
  expect(shown(text)).toContain(figure);
});

test('no figure has a closing bracket that it does not open', () => {
  const part = fc.constantFrom('(', ')', '.', '2', 'a', ' and ', ' days');
  fc.assert(
    fc.property(fc.array(part, { maxLength: 8 }), (parts) => {
      for (const figure of shown(`(paragraph 1${parts.join('')}`)) {
        let open = 0;
        for (const sign of figure) {
          open += sign === '(' ? 1 : sign === ')' ? -1 : 0;
          expect(open, figure).toBeGreaterThanOrEqual(0);
        }
      }
    }),
    { numRuns: runs(4000) },
  );
});
