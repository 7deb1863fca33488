// Tests quoting a table on platforms that cannot show one: each row becomes a line with all of its text.
import { expect, test } from 'vitest';
import { quotePieces, shownQuote } from '../../../knowledge/model/marked-quote.js';
import { quoteText } from '../../../knowledge/model/quote-text.js';
import { piecesWithoutTables } from '../../../knowledge/model/quote-tables.js';
import type { Citation, Span } from '../../../knowledge/model/answer.js';
import { sampleCitation } from '../../fakes/samples/sample-answers.js';

const TABLE =
  'Age | Who decides | When\nUnder 16 | A parent. | At once\n16 or 17 | The child | Within 5 days';

function citing(text: string, spans: Span[] = [[0, text.length]], answer?: string): Citation {
  const citation = sampleCitation();
  const from = answer === undefined ? -1 : text.indexOf(answer);
  return {
    ...citation,
    passage: { ...citation.passage, text },
    spans,
    quote: quoteText(text, spans),
    ...(answer !== undefined && { answer: [[from, from + answer.length]] }),
  };
}
const shown = (citation: Citation) =>
  piecesWithoutTables(citation)
    .map(({ text, answers }) => (answers ? `«${text}»` : text))
    .join('');

test('names the heading of each cell, and keeps the lines around the table', () => {
  expect(shown(citing(`See below:\n${TABLE}\nAsk if unsure.`))).toBe(
    [
      'See below:',
      'Age: Under 16; Who decides: A parent. When: At once',
      'Age: 16 or 17; Who decides: The child; When: Within 5 days',
      'Ask if unsure.',
    ].join('\n'),
  );
});

test('marks the words that answer inside their cell', () => {
  expect(shown(citing(TABLE, undefined, 'The child'))).toContain('Who decides: «The child»; When');
});

test('says that rows are left out between the headings and a row', () => {
  const spans: Span[] = [
    [0, TABLE.indexOf('\n')],
    [TABLE.lastIndexOf('\n') + 1, TABLE.length],
  ];
  expect(shown(citing(TABLE, spans))).toBe('…\nAge: 16 or 17; Who decides: The child; When: Within 5 days');
});

test('leaves out a heading without words below it, and has none where the first row is not the headings', () => {
  expect(shown(citing('Age | Note\n16 | \n17 | None'))).toBe('Age: 16\nAge: 17; Note: None');
  const rows: Span[] = [[TABLE.indexOf('\n') + 1, TABLE.length]];
  expect(shown(citing(TABLE, rows))).toBe('Under 16; A parent. At once\n16 or 17; The child; Within 5 days');
});

test('changes nothing where a bar is only part of the text', () => {
  for (const text of ['Either | or', 'One | two\nOne | two | three']) {
    const citation = citing(text);
    expect(piecesWithoutTables(citation)).toEqual(quotePieces(citation));
    expect(shown(citation)).toBe(shownQuote(citation));
  }
});
