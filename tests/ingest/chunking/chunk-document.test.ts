// Tests that each passage consists of whole sentences under one heading, fits within the embedder’s limit,
// and includes its introduction.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { passageContext } from '../../../knowledge/model/passage.js';
import { chunkDocument } from '../../../ingest/chunking/chunk-document.js';
import type { Block, ListItem } from '../../../ingest/model/document.js';
import { chunk, countTokens, heading, paragraph, sentence, texts } from './cut-blocks.js';
import { runs } from '../../support/thoroughness.js';

const words = (text: string): readonly string[] => text.match(/[\p{L}\p{N}]+/gu) ?? [];

test('merges short paragraphs under one heading', () => {
  const [long, longer] = [sentence(70), sentence(70)];
  const passages = chunk([
    heading('Consent'),
    paragraph('Children need not agree to it.'),
    paragraph(long),
    heading('Age', 2),
    paragraph(longer),
  ]);
  expect(passages.map(({ text, headings }) => ({ text, headings }))).toEqual([
    { text: `Children need not agree to it.\n${long}`, headings: ['Consent'] },
    { text: longer, headings: ['Consent', 'Age'] },
  ]);
  expect(passages.map(({ position }) => position)).toEqual([0, 1]);
});

test('leaves the title of the document out of the heading path', () => {
  const [passage] = chunk([
    heading('GUIDE'),
    heading('Consent', 2),
    paragraph('Children need not agree to it.'),
  ]);
  expect(passage?.headings).toEqual(['Consent']);
});

test('cuts a long paragraph between sentences', () => {
  const sentences = Array.from({ length: 12 }, () => sentence(25));
  const passages = texts([paragraph(sentences.join(' '))]);
  expect(passages.length).toBeGreaterThan(1);
  expect(passages.join(' ')).toBe(sentences.join(' '));
  for (const text of passages) expect(words(text).length).toBeLessThanOrEqual(150);
});

test('begins a new passage with a numbered paragraph rather than in one', () => {
  const passages = chunk([
    { kind: 'paragraph', text: `${sentence(45)} ${sentence(45)}`, number: '4.12.' },
    { kind: 'paragraph', text: `${sentence(45)} ${sentence(45)}`, number: '4.13.' },
  ]);
  expect(passages.map(({ paragraph: number }) => number)).toEqual(['4.12', '4.13']);
  expect(passages[0]?.text).toMatch(/^4\.12\. Sentence/);
});

test('names the paragraph that a passage goes on from', () => {
  const passages = chunk([
    { kind: 'paragraph', text: Array.from({ length: 8 }, () => sentence(30)).join(' '), number: '352ZD.' },
  ]);
  expect(passages.length).toBeGreaterThan(1);
  expect(new Set(passages.map(({ paragraph: number }) => number))).toEqual(new Set(['352ZD']));
});

test('repeats the lead-in on top of every passage that continues a list', () => {
  const items: ListItem[] = Array.from({ length: 9 }, () => ({ text: sentence(30) }));
  const passages = texts([{ kind: 'list', leadIn: 'Some words come first. The plan must say:', items }]);
  expect(passages.length).toBeGreaterThan(1);
  expect(passages[0]).toMatch(/^Some words come first\. The plan must say:\n• Sentence/);
  for (const text of passages.slice(1)) expect(text).toMatch(/^The plan must say:\n• Sentence/);
});

test('keeps nested lead-ins with what they introduce', () => {
  const inner = Array.from({ length: 8 }, (_, index) => ({ text: sentence(30), marker: `(${index + 1})` }));
  const passages = texts([
    {
      kind: 'list',
      leadIn: 'An offence is committed if:',
      items: [
        { text: 'the person:', marker: '(a)', items: inner },
        { text: 'acted.', marker: '(b)' },
      ],
    },
  ]);
  expect(passages.length).toBeGreaterThan(1);
  for (const text of passages.slice(0, -1)) {
    expect(text).toMatch(/^An offence is committed if:\n• \(a\) the person:\n {2}• \(\d\) /);
  }
  expect(passages.at(-1)).toMatch(/\n• \(b\) acted\.$/);
});

test('prints the paragraph (1) of a section without a bullet, and cites it', () => {
  const [passage] = chunk([
    {
      kind: 'list',
      leadIn: 'A person is not guilty if—',
      number: '(1)',
      items: [{ text: 'compelled.', marker: '(a)' }],
    },
  ]);
  expect(passage).toMatchObject({
    text: '(1) A person is not guilty if—\n• (a) compelled.',
    paragraph: '(1)',
  });
});

test('repeats column heads, and keeps cells below their own', () => {
  const rows = Array.from({ length: 12 }, (_, index) => [
    `Case ${index}`,
    index === 3 ? '' : sentence(20),
    'Yes',
  ]);
  const passages = texts([{ kind: 'table', heads: ['Case', 'Meaning', 'Refer'], rows, caption: 'Table 1' }]);
  expect(passages.length).toBeGreaterThan(1);
  expect(passages[0]).toMatch(/^Table 1\nCase \| Meaning \| Refer\nCase 0 \| /);
  for (const text of passages.slice(1)) expect(text).toMatch(/^Case \| Meaning \| Refer\nCase \d+ \| /);
  expect(passages.join('\n')).toContain('Case 3 | – | Yes');
});

test('cites rows of a table that continues on other pages with their own pages', () => {
  const rows = Array.from({ length: 12 }, () => ['Step', sentence(20)]);
  const rowPages = rows.map((_, index) => (index < 6 ? 4 : 5));
  const [first, ...others] = chunk([{ kind: 'table', heads: [], rows, page: 4, rowPages }]);
  expect(first?.page).toBe(4);
  expect(others.at(-1)?.page).toBe(5);
});

test('splits a sentence that is longer than a passage at its clauses', () => {
  const clause = 'a clause of some ten words that goes on and on';
  const passages = texts([paragraph(`It means ${Array.from({ length: 30 }, () => clause).join('; ')}.`)]);
  expect(passages.length).toBeGreaterThan(1);
  for (const text of passages.slice(0, -1)) expect(text).toMatch(/;$/);
});

test('keeps title, headings and text within the limit of the embedder', () => {
  const title = 'A title of no fewer than nine words, really';
  const blocks = [
    heading('A heading with quite a few words of its own'),
    paragraph(Array.from({ length: 9 }, () => sentence(30)).join(' ')),
  ];
  const passages = chunkDocument({ blocks }, { slug: 'guide', title }, { countTokens, maxTokens: 90 });
  expect(passages.length).toBeGreaterThan(1);
  for (const passage of passages) expect(countTokens(passageContext(title, passage))).toBeLessThanOrEqual(90);
});

test('puts the title and the headings before the words that are embedded', () => {
  expect(passageContext('Guide', { headings: ['Age', 'Consent'], text: 'Words.' })).toBe(
    'Guide — Age › Consent\nWords.',
  );
  expect(passageContext('Guide', { headings: [], text: 'Words.' })).toBe('Guide\nWords.');
});

test('gives a document of a few words, or of headings alone, one passage', () => {
  expect(texts([paragraph('Call 999.')])).toEqual(['Call 999.']);
  expect(texts([heading('Have you met a victim?'), heading('You have a duty to notify')])).toHaveLength(1);
});

test('leaves out provisions that say only that they were deleted', () => {
  expect(
    texts([
      heading('Students'),
      { kind: 'paragraph', text: 'DELETED', number: '57.' },
      heading('Others'),
      paragraph('These words are in force.'),
    ]),
  ).toEqual(['These words are in force.']);
});

test.each([
  ['NSPCC helpline', '0808 800 5000'],
  ['Guardians', '(0800) 043 4303'],
  ['Does a child have to consent to a referral?', 'No'],
])('keeps what is below “%s”, however short it is', (title, text) => {
  const blocks = [heading('Contacts'), paragraph(sentence(60)), heading(title), paragraph(text)];
  expect(texts(blocks).join('\n')).toContain(text);
});

test('keeps the question of a form that has nothing below it', () => {
  expect(
    texts([
      heading('Form'),
      paragraph('Answer all of the questions.'),
      heading('Is the child safe?', 2),
      heading('End', 1),
    ]),
  ).toEqual(['Answer all of the questions.\nIs the child safe?']);
});

const line = fc
  .array(fc.stringMatching(/^[a-z]{1,9}[,;]?$/), { minLength: 2, maxLength: 60 })
  .map((all) => `${all.join(' ')}.`);
const leaf: fc.Arbitrary<ListItem> = fc.record({ text: line });
const item: fc.Arbitrary<ListItem> = fc.record({
  text: line,
  marker: fc.constantFrom('(a)', '1.', undefined),
  items: fc.array(leaf, { maxLength: 2 }),
});
const block: fc.Arbitrary<Block> = fc.oneof(
  fc.record({ kind: fc.constant('paragraph' as const), text: line }),
  fc.record({
    kind: fc.constant('heading' as const),
    level: fc.integer({ min: 1, max: 3 }),
    text: fc.constantFrom('One', 'Two'),
  }),
  fc.record({
    kind: fc.constant('list' as const),
    leadIn: fc.option(line, { nil: undefined }),
    items: fc.array(item, { minLength: 1, maxLength: 4 }),
  }),
  fc.record({
    kind: fc.constant('table' as const),
    heads: fc.constantFrom<string[]>(['Head', 'Other'], []),
    rows: fc.array(fc.array(line, { minLength: 2, maxLength: 2 }), { minLength: 1, maxLength: 5 }),
  }),
);

function wordsOf(one: Block): readonly string[] {
  const ofItem = (item: ListItem): readonly string[] => [
    ...words(item.marker ?? ''),
    ...words(item.text),
    ...(item.items ?? []).flatMap(ofItem),
  ];
  if (one.kind === 'paragraph') return words(one.text);
  if (one.kind === 'list') return [...words(one.leadIn ?? ''), ...one.items.flatMap(ofItem)];
  return one.kind === 'table' ? one.rows.flat().flatMap(words) : [];
}

test('keeps each cell in its column if the first row of a table is not marked as its headings', () => {
  const rows = [
    ['Question', 'Child', 'Adult'],
    ['Is consent needed?', '', 'Yes'],
    ['Is it decided in 45 days?', 'Yes', ''],
    ['In all nations', '', ''],
  ];
  expect(texts([{ kind: 'table', heads: [], rows }])).toEqual([
    'Question | Child | Adult\nIs consent needed? | – | Yes\nIs it decided in 45 days? | Yes\nIn all nations',
  ]);
  // With 2 columns, there is nothing to confuse.
  expect(
    texts([
      {
        kind: 'table',
        heads: [],
        rows: [
          ['', 'Refer the child.'],
          ['999', ''],
        ],
      },
    ]),
  ).toEqual(['Refer the child.\n999']);
});

test('loses no word of paragraphs, lists and tables, and keeps every passage short', () => {
  fc.assert(
    fc.property(fc.array(block, { minLength: 1, maxLength: 8 }), (blocks) => {
      const passages = chunk(blocks, { targetWords: 40, maxWords: 60, maxTokens: 110 });
      const kept = new Map<string, number>();
      for (const word of passages.flatMap(({ text }) => words(text)))
        kept.set(word, (kept.get(word) ?? 0) + 1);
      // Only checks that each word is kept, not how often, because repeated passages are kept once.
      for (const one of blocks) for (const word of wordsOf(one)) expect(kept.get(word)).toBeGreaterThan(0);
      for (const { text } of passages) expect(words(text).length).toBeLessThanOrEqual(2.5 * 60);
      expect(new Set(passages.map(({ id }) => id)).size).toBe(passages.length);
      expect(passages.map(({ position }) => position)).toEqual(passages.map((_, index) => index));
    }),
    { numRuns: runs(200) },
  );
});
