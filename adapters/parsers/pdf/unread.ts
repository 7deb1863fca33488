// Names the pages of a PDF that we could not read, so that an editor knows which text is missing.
import { getResolvedPDFJS } from 'unpdf';
import type { PDFDocumentProxy } from 'unpdf/pdfjs';
import { withoutEdges, type PageLines } from './headers-and-footers.js';
import { fileWording } from '../wording/file-wording.js';

/** A page with fewer letters than this is a picture of text, or blank. */
export const MIN_LETTERS_A_PAGE = 12;
/** The same text in another direction on this many pages is a watermark or a label in the margin. */
const MANY_PAGES = 3;
const MOST_NAMED = 20;
const list = new Intl.ListFormat('en-GB');

/**
 * `asides` is the text on each page that runs in another direction. Returns undefined if everything was read.
 */
export async function unreadIn(
  pdf: PDFDocumentProxy,
  pages: readonly PageLines[],
  asides: readonly string[],
): Promise<string | undefined> {
  const pictures: number[] = [];
  for (const { number, lines } of withoutEdges(pages))
    if (
      countLetters(lines.map(({ text }) => text).join()) < MIN_LETTERS_A_PAGE &&
      (await hasPictures(pdf, number))
    )
      pictures.push(number);
  const keys = asides.map((words) => words.replace(/\d+/gu, '#'));
  const turned = pages
    .filter(
      (_, n) =>
        countLetters(asides[n]!) >= MIN_LETTERS_A_PAGE &&
        keys.filter((key) => key === keys[n]).length < MANY_PAGES,
    )
    .map(({ number }) => number);
  const said = [
    pictures.length && fileWording.pdf.pictures(named(pictures), pictures.length),
    turned.length && fileWording.pdf.turned(named(turned), turned.length),
  ];
  return said.filter(Boolean).join(' ') || undefined;
}

export function countLetters(text: string): number {
  return text.match(/\p{L}/gu)?.length ?? 0;
}

/** True if the page draws a picture. Pictures are never decoded. */
async function hasPictures(pdf: PDFDocumentProxy, number: number): Promise<boolean> {
  const { OPS } = await getResolvedPDFJS();
  const drawing = new Set<number>([
    OPS.transform,
    OPS.constructPath,
    OPS.shadingFill,
    OPS.paintFormXObjectBegin,
  ]);
  const page = await pdf.getPage(number);
  const { fnArray } = await page.getOperatorList();
  page.cleanup();
  return fnArray.some((operation) => drawing.has(operation));
}

/** Returns text such as "5 to 7 and 9". */
function named(numbers: readonly number[]): string {
  const runs: [number, number][] = [];
  for (const number of numbers) {
    const run = runs.at(-1);
    if (run?.[1] === number - 1) run[1] = number;
    else runs.push([number, number]);
  }
  const shown = runs
    .slice(0, MOST_NAMED)
    .map(([from, to]) => (from === to ? `${from}` : `${from} ${to === from + 1 ? 'and' : 'to'} ${to}`));
  return list.format(runs.length > MOST_NAMED ? [...shown, fileWording.pdf.otherPages] : shown);
}
