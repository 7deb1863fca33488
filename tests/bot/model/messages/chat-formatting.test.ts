// Tests that formatting characters are only treated as formatting where people meant it, and that no text is
// lost.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formattedRuns, toMarkedText, type Run } from '../../../../bot/model/messages/chat-formatting.js';
import { leastProcessorMs } from '../../../support/suite/processor-ms.js';

test('finds what is set apart, also within one another and with doubled marks', () => {
  expect(formattedRuns('Ring *now*, not _later_. ~Wait~ `x*y`')).toEqual([
    { text: 'Ring ' },
    { text: 'now', bold: true },
    { text: ', not ' },
    { text: 'later', italic: true },
    { text: '. ' },
    { text: 'Wait', struck: true },
    { text: ' ' },
    { text: 'x*y', code: true },
  ]);
  expect(formattedRuns('**Do _not_ wait**')).toEqual([
    { text: 'Do ', bold: true },
    { text: 'not', bold: true, italic: true },
    { text: ' wait', bold: true },
  ]);
});

test.each([
  'snake_case_name',
  '2 * 3 * 4',
  'https://a.example/_x_/y',
  'a*b*c',
  '* one\n* two',
  '*over two\nlines*',
  '_@example.org and _@example.com',
  '**** and __',
])('leaves “%s” as it is', (text) => {
  expect(formattedRuns(text)).toEqual([{ text }]);
});

test('keeps every character but the marks, in order', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[ab*_~`. \n]{0,60}$/), (text) => {
      const shown = formattedRuns(text)
        .map((run) => run.text)
        .join('');
      expect(shown.replace(/[*_~`]/g, '')).toBe(text.replace(/[*_~`]/g, ''));
    }),
  );
});

test('is quick whatever is written', async () => {
  const took = await leastProcessorMs(1_000, () => {
    formattedRuns('*a '.repeat(3_000));
    formattedRuns('*_~'.repeat(3_000));
    formattedRuns(' **a'.repeat(7_000));
    toMarkedText([{ text: `a${' '.repeat(28_000)}b` }]);
  });
  expect(took).toBeLessThan(1_000);
});

const run: fc.Arbitrary<Run> = fc.record(
  {
    text: fc.stringMatching(/^[ab*_. \n]{1,12}$/),
    bold: fc.constant(true as const),
    italic: fc.constant(true as const),
    struck: fc.constant(true as const),
  },
  { requiredKeys: ['text'] },
);

test('runs that are written with marks are read again with every word, and styled no differently', () => {
  expect(toMarkedText([{ text: 'Ring ' }, { text: 'now ', bold: true }, { text: 'please.' }])).toBe(
    'Ring *now* please.',
  );
  expect(toMarkedText([{ text: 'un' }, { text: 'bold', bold: true }, { text: 'ly' }])).toBe('unboldly');
  fc.assert(
    fc.property(fc.array(run, { maxLength: 6 }), (runs) => {
      const plain = runs.map(({ text }) => text).join('');
      expect(toMarkedText(runs).replace(/[*_~]/g, '')).toBe(plain.replace(/[*_~]/g, ''));
    }),
  );
});

test('writes thousands of styled words in a time that goes with their number', () => {
  const words: Run[] = Array.from({ length: 40_000 }, () => [
    { text: 'word', bold: true },
    { text: ' ' },
  ]).flat() as Run[];
  const start = performance.now();
  expect(toMarkedText(words)).toMatch(/^\*word\* \*word\* /u);
  expect(performance.now() - start).toBeLessThan(4_000);
});
