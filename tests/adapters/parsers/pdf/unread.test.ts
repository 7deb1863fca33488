// Sideways pages are read as they are shown, and parts that cannot be read are reported.
import { describe, expect, it } from 'vitest';
import { createParser } from '../../../../adapters/parsers/parse-file.js';
import { makePdf, paragraph, PICTURE, type PdfLine } from '../make-pdf.js';

const parse = createParser();
const parseFile = async (pages: PdfLine[][]) => (await parse('pdf', makePdf(pages))).document;

const UPRIGHT = paragraph(
  700,
  'Refer the child to the local authority on the same day, and write down',
  'what you have seen and heard. Tell the child what will happen next.',
);
const WORDS = [
  'The guardian is told before the child is interviewed, whatever the hour',
  'of the day. No one else may give consent in the place of the guardian.',
];

/** The same 2 lines, stored at each angle at which a page can be turned. */
const onSide: Record<90 | 180 | 270, PdfLine[]> = {
  90: WORDS.map((text, n) => ({ text, x: 100 + n * 14, y: 100, turned: 90 })),
  180: WORDS.map((text, n) => ({ text, x: 520, y: 700 + n * 14, turned: 180 })),
  270: WORDS.map((text, n) => ({ text, x: 400 - n * 14, y: 742, turned: 270 })),
};

const text = (blocks: readonly unknown[]) => JSON.stringify(blocks);

describe('a page of which the text is stored', () => {
  it.each([90, 180, 270] as const)(
    'at %i degrees is read in the order in which people read it',
    async (angle) => {
      const { blocks, unread } = await parseFile([UPRIGHT, onSide[angle]]);
      expect(text(blocks)).toContain(WORDS.join(' '));
      expect(unread).toBeUndefined();
    },
  );

  it('upright is read as before, and the pages with some words on their side are named', async () => {
    const label: PdfLine = { text: 'Services for children', x: 500, y: 300, turned: 90 };
    const { blocks, unread } = await parseFile([UPRIGHT, [...UPRIGHT, label], UPRIGHT]);
    expect(text(blocks)).not.toContain('Services for children');
    expect(unread).toBe('Page 2 has text that runs in another direction, which we left out.');
  });

  it('upright is named by its own number in a long document, also after pages with a watermark', async () => {
    const label: PdfLine = { text: 'Services for children', x: 500, y: 300, turned: 90 };
    const mark: PdfLine = { text: 'Draft for consultation', x: 500, y: 300, turned: 90 };
    const pages = (labelled: number, marked: number[]) =>
      Array.from({ length: 10 }, (_, n) => {
        if (n + 1 === labelled) return [...UPRIGHT, label];
        return marked.includes(n + 1) ? [...UPRIGHT, mark] : UPRIGHT;
      });
    const said = 'Page 5 has text that runs in another direction, which we left out.';
    expect((await parseFile(pages(5, []))).unread).toBe(said);
    expect((await parseFile(pages(5, [2, 3, 4]))).unread).toBe(said);
  });

  it('upright with the same watermark on every page names none', async () => {
    const mark: PdfLine = { text: 'Draft for consultation', x: 500, y: 300, turned: 90 };
    const { unread } = await parseFile([1, 2, 3].map(() => [...UPRIGHT, mark]));
    expect(unread).toBeUndefined();
  });
});

it('names the pages that are only pictures, not the blank ones', async () => {
  const pages = [UPRIGHT, [PICTURE], [PICTURE], [PICTURE], [], UPRIGHT, [PICTURE]];
  const { unread } = await parseFile(pages);
  expect(unread).toBe(
    'Pages 2 to 4 and 7 have hardly any text. They have pictures or drawings, which we cannot read.',
  );
});

it('names a scanned page although it has a running header', async () => {
  const header: PdfLine = { text: 'Guidance for first responders', y: 800 };
  const { unread } = await parseFile(
    [UPRIGHT, [PICTURE], UPRIGHT, UPRIGHT].map((lines) => [header, ...lines]),
  );
  expect(unread).toMatch(/^Page 2 has hardly any text/);
});
