// Compares the words that a test question expects with those that a platform shows.
import { expect, test } from 'vitest';
import { expectedOnScreen, lostOn } from '../../../bot/editing/check-rendering.js';
import { shownQuote } from '../../../knowledge/model/marked-quote.js';
import { quoteText } from '../../../knowledge/model/quote-text.js';
import type { Citation, Span } from '../../../knowledge/model/answer.js';
import { wordsOf } from '../../fakes/fake-platform.js';
import { sampleAnswer, sampleCitation, unanswerable } from '../../fakes/samples/sample-answers.js';

const TEXT =
  'Tell the child what you do. The office is closed on Sundays. First responders:\n• the police\n• the local authority & its partners';
const spans: Span[] = [
  [0, 27],
  [61, 78],
  [TEXT.indexOf('the police'), TEXT.indexOf('\n• the local')],
  [TEXT.indexOf('the local'), TEXT.length],
];
const citation: Citation = {
  ...sampleCitation({ title: 'A guide  for all' }),
  passage: { ...sampleCitation().passage, text: TEXT },
  quote: quoteText(TEXT, spans),
  spans,
};
const expected = (words?: string, expectedQuote = citation) =>
  expectedOnScreen(
    words === undefined ? {} : { words },
    {
      answer: sampleAnswer({ citations: [sampleCitation(), citation] }),
      asExpected: true,
      expected: expectedQuote,
    },
    undefined,
  );
const lost = (words: string | undefined, shown: string) => lostOn({ wordsOf: () => shown }, expected(words));

const SHOWN = `A guide for all: ${shownQuote(citation)}`;

test.each([
  ['the whole quote', undefined],
  ['words from one line', 'what you do.'],
  ['words typed with other spaces and capitals', 'TELL  the\nchild'],
  ['words across what was left out', 'what you do. … First responders:'],
  ['words across items of a list', 'the police the local authority & its'],
])('finds %s', (_, words) => {
  expect(lost(words, SHOWN)).toBeUndefined();
});

test.each([
  ['cut', SHOWN.slice(0, -10), 'words'],
  ['garbled', SHOWN.replace('&', '&amp;'), 'words'],
  ['in other letters', SHOWN.replace('the police', 'the Police'), 'words'],
  ['without its title', shownQuote(citation), 'title'],
])('notices a quote that is %s', (_, shown, what) => {
  expect(lost(undefined, shown)).toBe(what);
});

test('a folded quote may be shown only to someone who opens it, but then with its title', () => {
  const { messages } = expected();
  expect(messages).toHaveLength(2);
  const [answer, opened] = messages.map(wordsOf);
  expect([answer, opened]).toEqual([
    expect.stringContaining('[2]'),
    expect.stringContaining(TEXT.replaceAll('• ', '')),
  ]);
  const only = (n: number, title: string) => (message: unknown) =>
    message === messages[n] ? `${title} ${TEXT}` : '';
  expect(lostOn({ wordsOf: only(1, 'A guide for all') }, { ...expected(), messages })).toBeUndefined();
  expect(lostOn({ wordsOf: only(1, '') }, { ...expected(), messages })).toBe('title');
});

test('if nothing should be found, the platform has to say so', () => {
  const nothing = expectedOnScreen({}, { answer: unanswerable(), asExpected: true }, undefined);
  expect(lostOn({ wordsOf }, nothing)).toBeUndefined();
  expect(lostOn({ wordsOf: () => 'Call an adviser.' }, nothing)).toBe('words');
});
