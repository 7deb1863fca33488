// The text that people read in a PDF becomes blocks. Parts of the page itself, such as its header, do not.
import { expect, test } from 'vitest';
import { BROKEN_WORD } from '../../../../ingest/model/document.js';
import { createParser } from '../../../../adapters/parsers/parse-file.js';
import { makePdf, paragraph, type PdfLine } from '../make-pdf.js';

const parse = createParser();
const blocksOf = async (...pages: PdfLine[][]) => (await parse('pdf', makePdf(pages))).document.blocks;
const wordsOf = async (...pages: PdfLine[][]) => JSON.stringify(await blocksOf(...pages));

const BODY = paragraph(
  400,
  'A referral should be made as soon as a child is identified, and the local',
  'authority should be told on the same day. The referral should be made online.',
);

test('joins the lines of a paragraph and keeps paragraphs apart', async () => {
  const blocks = await blocksOf([
    ...paragraph(700, 'Consent is not needed for a child to be', 'referred to the mechanism.'),
    ...paragraph(650, 'An adult must agree.'),
  ]);
  expect(blocks).toEqual([
    {
      kind: 'paragraph',
      text: 'Consent is not needed for a child to be referred to the mechanism.',
      page: 1,
    },
    { kind: 'paragraph', text: 'An adult must agree.', page: 1 },
  ]);
});

test('takes large or bold short lines for headings, in order of their size', async () => {
  const blocks = await blocksOf([
    { text: 'Referring a child', y: 780, size: 20 },
    { text: 'Consent', y: 740, bold: true },
    ...paragraph(700, 'Consent is not needed for a child to be referred, and this is the body of the page.'),
    ...BODY,
  ]);
  expect(blocks.slice(0, 2)).toEqual([
    { kind: 'heading', level: 1, text: 'Referring a child', page: 1 },
    { kind: 'heading', level: 2, text: 'Consent', page: 1 },
  ]);
});

test('mends a word broken at the end of a line, and keeps a hyphen that was typed', async () => {
  const text = await wordsOf(
    paragraph(
      700,
      'Victims of traf-',
      'ficking need a multi-',
      'agency answer to trafficking and multi-agency work.',
    ),
  );
  expect(text).toContain('Victims of trafficking need a multi-agency answer');
});

test('leaves out the digits that point to footnotes, and puts the notes last', async () => {
  const blocks = await blocksOf([
    { text: 'The victim', x: 72, y: 700 },
    { text: '12', x: 128, y: 705, size: 7 },
    { text: 'must be heard before a decision is made.', x: 142, y: 700 },
    ...BODY,
    { text: '12 Section 45 of the Act as amended.', y: 110, size: 9 },
  ]);
  expect(blocks[0]).toMatchObject({ text: 'The victim must be heard before a decision is made.' });
  expect(blocks.slice(-2)).toEqual([
    { kind: 'heading', level: 1, text: 'Footnotes' },
    { kind: 'paragraph', text: '12 Section 45 of the Act as amended.', page: 1 },
  ]);
});

test('keeps two words apart if a footnote’s digit was between them with no space', async () => {
  const blocks = await blocksOf([
    { text: 'Talk to the child', x: 72, y: 700 },
    { text: '2', x: 150, y: 705, size: 7 },
    { text: 'and/or their carer.', x: 154, y: 700 },
    ...BODY,
  ]);
  expect(blocks[0]).toMatchObject({ text: 'Talk to the child and/or their carer.' });
});

test('joins a paragraph over a page break, past the foot of one page and the head of the next', async () => {
  const furniture = (number: number): PdfLine[] => [
    { text: 'Guidance on referral', y: 810, size: 9 },
    { text: `Page ${number} of 3`, y: 30, size: 9 },
  ];
  const blocks = await blocksOf(
    [...furniture(1), ...paragraph(100, 'The first responder should speak with the child alone and')],
    [...furniture(2), ...paragraph(770, 'write down the words that were used.'), ...BODY],
    [...furniture(3), ...BODY],
  );
  expect(blocks[0]).toEqual({
    kind: 'paragraph',
    text: 'The first responder should speak with the child alone and write down the words that were used.',
    page: 1,
  });
  expect(JSON.stringify(blocks)).not.toMatch(/Guidance on referral|Page \d/);
});

test.each(['(i.e.', 'e.g.', 'in para.'])('joins a sentence that breaks off after “%s”', async (end) => {
  const start = `The duty does not apply in suspected cases ${end}`;
  const rest = 'where the teacher does not discover it).';
  const whole = { text: `${start} ${rest}`, page: 1 };
  const overPages = await blocksOf(paragraph(100, start), [...paragraph(770, rest), ...BODY]);
  expect(overPages[0]).toMatchObject(whole);
  const overGap = await blocksOf([...paragraph(700, start), ...paragraph(686, rest), ...BODY]);
  expect(overGap[0]).toMatchObject(whole);
});

test('leaves out a table of contents', async () => {
  const text = await wordsOf(
    [
      { text: 'Contents', y: 780, size: 18 },
      ...paragraph(700, 'Introduction ........................ 2', 'Consent ............................. 3'),
      ...paragraph(660, 'Referral ............................ 4'),
    ],
    BODY,
  );
  expect(text).not.toMatch(/Introduction|Consent|\.{5}/);
  expect(text).toContain('A referral should be made');
});

test('makes items of bullets, with the line that introduces them', async () => {
  const blocks = await blocksOf([
    { text: 'The plan must say:', y: 700 },
    { text: '\x95 who will visit the child', x: 90, y: 686 },
    { text: '\x95 where the child', x: 90, y: 672 },
    { text: 'will live', x: 100, y: 658 },
    ...BODY,
  ]);
  expect(blocks[0]).toEqual({
    kind: 'list',
    leadIn: 'The plan must say:',
    items: [
      { text: 'who will visit the child', page: 1 },
      { text: 'where the child will live', page: 1 },
    ],
    page: 1,
  });
});

test('joins a bullet that was drawn apart to the line at its height', async () => {
  const blocks = await blocksOf([
    { text: 'The plan must say:', y: 700 },
    { text: 'who will visit the child', x: 100, y: 686 },
    { text: 'where the child will live', x: 100, y: 672 },
    { text: '\x95', x: 90, y: 686 },
    { text: '\x95', x: 90, y: 672 },
  ]);
  expect(blocks[0]).toMatchObject({ kind: 'list', items: [{ text: 'who will visit the child' }, {}] });
});

test('keeps the number of a numbered paragraph apart from its words', async () => {
  const blocks = await blocksOf(
    paragraph(700, '4.12. The local authority must act.'),
    paragraph(700, '4.13. It must do so at once.'),
  );
  expect(blocks).toEqual([
    { kind: 'paragraph', text: 'The local authority must act.', number: '4.12.', page: 1 },
    { kind: 'paragraph', text: 'It must do so at once.', number: '4.13.', page: 2 },
  ]);
});

test('reads a page from the top where it was drawn in another order', async () => {
  const blocks = await blocksOf([
    ...paragraph(500, 'Second paragraph of the form.'),
    ...paragraph(700, 'First paragraph of the form.'),
    ...paragraph(300, 'Third paragraph of the form.'),
  ]);
  expect(blocks.map((block) => block.kind === 'paragraph' && block.text.split(' ')[0])).toEqual([
    'First',
    'Second',
    'Third',
  ]);
});

test('reads columns one after the other', async () => {
  const column = (x: number, ...texts: string[]): PdfLine[] =>
    texts.map((text, index) => ({ text, x, y: 700 - index * 14 }));
  const blocks = await blocksOf([
    ...column(
      50,
      'Trafficking does not',
      'need a border to be',
      'crossed, and a child',
      'cannot consent to it',
      'at all.',
    ),
    ...column(
      320,
      'A guardian helps the',
      'child to understand',
      'what happens next and',
      'speaks for the child',
      'always.',
    ),
  ]);
  expect(blocks.map((block) => block.kind === 'paragraph' && block.text)).toEqual([
    'Trafficking does not need a border to be crossed, and a child cannot consent to it at all.',
    'A guardian helps the child to understand what happens next and speaks for the child always.',
  ]);
});

test('takes title and date from the cover rather than from a template', async () => {
  const pdf = makePdf(
    [
      [
        { text: 'Care of trafficked children', y: 600, size: 30 },
        { text: 'March 2024', y: 500 },
      ],
      BODY,
    ],
    { title: 'Home Office document template' },
  );
  const { document } = await parse('pdf', pdf);
  expect(document).toMatchObject({ title: 'Care of trafficked children', date: 'March 2024' });
});

test('takes the title from the properties where the cover shows none', async () => {
  const { document } = await parse('pdf', makePdf([BODY], { title: 'Care of children' }));
  expect(document.title).toBe('Care of children');
});

test('keeps the words as they are printed beside those that were mended', async () => {
  const { document } = await parse(
    'pdf',
    makePdf([
      [
        { text: 'The victim', x: 72, y: 700 },
        { text: '12', x: 128, y: 705, size: 7 },
        ...paragraph(680, 'of child traf-', 'ficking must be heard by somebody today.'),
        { text: '7', x: 300, y: 30 },
      ],
      BODY,
    ]),
  );
  expect(document.printed).toContain(`victim 12\nof child traf${BROKEN_WORD}ficking must`);
  expect(document.printed).toMatch(/today\.\n7\nA referral/u);
});

test('parts the number of a note from the word behind it', async () => {
  const blocks = await blocksOf([
    ...BODY,
    { text: '48', x: 72, y: 105, size: 6 },
    { text: 'Group of Experts on Action (2021), Evaluation Report.', x: 79, y: 100, size: 8 },
  ]);
  expect(JSON.stringify(blocks)).toContain('48 Group of Experts');
});
