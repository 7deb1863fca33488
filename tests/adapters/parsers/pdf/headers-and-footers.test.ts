// Page numbers and running headers are left out. Numbers to call, and headings with a number, are kept.
import { expect, test } from 'vitest';
import { createParser } from '../../../../adapters/parsers/parse-file.js';
import { makePdf, paragraph, type PdfLine } from '../make-pdf.js';

const parse = createParser();

async function wordsOf(...pages: PdfLine[][]): Promise<string> {
  const { document } = await parse('pdf', makePdf(pages));
  return document.blocks.map((block) => ('text' in block ? block.text : JSON.stringify(block))).join('\n');
}

const body = (who: string) =>
  paragraph(
    600,
    `${who} must tell the local authority about the child at once and keep a note of it.`,
    'Nothing in this part takes away from the duty in law to protect a child from harm.',
  );
const foot = (text: string): PdfLine => ({ text, y: 40 });
const PEOPLE = ['A worker', 'A nurse', 'A teacher', 'An officer'];

test('leaves out page numbers that follow the pages, also if the cover is not counted', async () => {
  const pages = (from: number, length: number) =>
    PEOPLE.slice(0, length).map((who, n) => [...body(who), foot(`${from + n}`)]);
  for (const [from, length] of [
    [1, 4],
    [47, 4],
    [3, 3],
    [1, 2],
    [1, 1],
  ] as const)
    expect(await wordsOf(...pages(from, length))).not.toMatch(/\d/u);
  expect(await wordsOf(body('A child'), ...pages(1, 2))).not.toMatch(/\d/u);
});

test.each(['999', '101', '18', '24/7'])(
  'keeps a number at the foot of a page that is not its own: %s',
  async (number) => {
    const words = await wordsOf(
      [...body('A worker'), foot('1')],
      [...body('A nurse'), { text: 'If a child is in danger, call', y: 60 }, foot(number)],
      [...body('A teacher'), foot('3')],
    );
    expect(words).toContain(number);
  },
);

test('keeps the number to call at the foot of every page', async () => {
  expect(await wordsOf(...PEOPLE.map((who) => [...body(who), foot('999')]))).toContain('999');
});

test('keeps the large headings of pages that differ in their number only', async () => {
  const words = await wordsOf(
    body('A child'),
    ...PEOPLE.map((who, n) => [{ text: `Case study ${n + 1}`, y: 790, size: 18 }, ...body(who)]),
  );
  for (const n of [1, 2, 3, 4]) expect(words).toContain(`Case study ${n}`);
});

test('leaves out the numbers of chapters above their titles', async () => {
  const words = await wordsOf(
    body('A child'),
    ...PEOPLE.map((who, n) => [
      { text: `Section ${n + 1}`, y: 790, size: 18 },
      { text: `Duties of ${who}`, y: 760, size: 18 },
      ...body(who),
    ]),
  );
  expect(words).not.toContain('Section');
});

test('keeps lines at the edges of pages whose numbers do not follow the pages', async () => {
  const words = await wordsOf(
    ...PEOPLE.map((who, n) => [...body(who), foot(`Decide within ${[5, 45, 90, 12][n]} days.`)]),
  );
  for (const days of [5, 45, 90, 12]) expect(words).toContain(`within ${days} days`);
});

test('leaves out a running header or footer, with the number of its page or chapter', async () => {
  const words = await wordsOf(
    ...PEOPLE.map((who, n) => [
      { text: `Guidance of 2026 | Page ${n + 1}`, y: 800 },
      ...body(who),
      foot(`Chapter 7 (${n + 31})`),
    ]),
  );
  expect(words).not.toMatch(/Guidance of|Chapter/u);
});

const CONTENTS = [
  'Duty of a worker',
  'Duty of a nurse',
  'Duty of a teacher',
  'Duty of an officer',
  'Duty of a judge',
];

test('leaves out a list of contents without a heading', async () => {
  const words = await wordsOf(
    paragraph(700, ...CONTENTS.map((title, n) => `${title} ${n + 2}`)),
    ...CONTENTS.map((title, n) => [{ text: title, y: 700, size: 18 }, ...body(PEOPLE[n] ?? 'A judge')]),
  );
  expect(words).not.toMatch(/\d/u);
  expect(words).toContain('Duty of a judge');
});

test.each([
  ['extension', [101, 112, 120, 134, 150]],
  ['section', [2, 3, 4, 5, 6]],
])(
  'keeps a list whose lines end in rising numbers and have no place in the document: %s',
  async (what, numbers) => {
    const list = CONTENTS.map((title, n) => `${title}, ${what} ${numbers[n]}`);
    const words = await wordsOf([...body('A worker'), ...paragraph(400, ...list)], ...PEOPLE.map(body));
    for (const number of numbers) expect(words).toContain(`${what} ${number}`);
  },
);
