// Parses PDF. The structure comes from the file's tags or, if it has none, from how the text looks.
import { getDocumentProxy } from 'unpdf';
import type { PDFDocumentProxy } from 'unpdf/pdfjs';
import type { ParsedFile } from '../../../ingest/model/ports.js';
import { InputFailure } from '../../../knowledge/model/errors.js';
import type { ParseLimits } from '../blocks/limits.js';
import type { FontNames } from './fonts.js';
import { withoutPageFurniture, type PageLines } from './headers-and-footers.js';
import { linesOf, type Line } from './lines.js';
import { splitFootnotes } from './footnotes.js';
import { paragraphsOf, type Paragraph } from './paragraphs.js';
import { printedText } from './printed-text.js';
import { readPage } from './read-page.js';
import { limitUnpacking } from './limit-unpacking.js';
import { headingLevels, flatBlocksOf } from './flat-blocks.js';
import { countLetters, MIN_LETTERS_A_PAGE, unreadIn } from './unread.js';
import { bodyStyle, type BodyStyle } from './style.js';
import { withTables, type Flow, type TaggedTable } from './tables.js';
import { vocabularyOf } from '../blocks/repair-text.js';
import { coverOf } from './cover.js';
import { structure, underFootnotes, type FlatBlock } from '../blocks/structure.js';
import { fileWording } from '../wording/file-wording.js';

const said = fileWording.pdf;

export function parsePdf(bytes: Uint8Array, limits: ParseLimits): Promise<ParsedFile> {
  return limitUnpacking(limits.maxStreamBytes, () => parse(bytes, limits));
}

async function parse(bytes: Uint8Array, limits: ParseLimits): Promise<ParsedFile> {
  const pdf = await open(bytes);
  try {
    if (pdf.numPages > limits.maxPages)
      throw new InputFailure(...said.tooManyPages(pdf.numPages, limits.maxPages));
    const { pages, printed, asides } = await readPages(pdf);
    checkTextLayer(pages);
    const { info } = (await pdf.getMetadata()) as { info: { Title?: unknown } };
    const cover = coverOf(pages, typeof info.Title === 'string' ? info.Title : '');
    const unread = await unreadIn(pdf, pages, asides);
    const blocks = structure(flatBlocksOfPages(pages));
    return { document: { ...cover, blocks, printed, ...(unread && { unread }) }, details: {} };
  } finally {
    await pdf.destroy();
  }
}

/**
 * How close the end marker must be to the end of a file. Without this check, pdf.js would recover part of an
 * incomplete file, and no one would notice that the rest is missing.
 */
const END_WITHIN_BYTES = 2048;

async function open(bytes: Uint8Array): Promise<PDFDocumentProxy> {
  const end = Buffer.from(bytes.subarray(-END_WITHIN_BYTES));
  if (!end.includes('%%EOF') && !end.includes('startxref')) throw damaged();
  try {
    return await getDocumentProxy(
      // pdf.js takes over the buffer, so it gets a copy.
      new Uint8Array(bytes),
      // Turns off warnings on the console, and skips images, which we do not use and which take time and
      // memory to decode.
      { verbosity: 0, disableFontFace: true, maxImageSize: 1 },
    );
  } catch (cause) {
    const isLocked = cause instanceof Error && cause.name === 'PasswordException';
    throw isLocked ? new InputFailure(...said.encrypted, { cause }) : damaged(cause);
  }
}

function damaged(cause?: unknown): InputFailure {
  return new InputFailure(...said.damaged, { cause });
}

async function readPages(
  pdf: PDFDocumentProxy,
): Promise<{ pages: PageLines[]; printed: string; asides: string[] }> {
  const pages: PageLines[] = [];
  const asides: string[] = [];
  const printed: string[] = [];
  const fonts: FontNames = new Map();
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const page = await readPage(await pdf.getPage(number), fonts);
    pages.push({ number, height: page.height, lines: linesOf(page) });
    printed.push(printedText(page));
    asides.push(page.aside);
  }
  return { pages, printed: printed.join('\n'), asides };
}

function checkTextLayer(pages: readonly PageLines[]): void {
  const letters = pages.flatMap((page) => page.lines).reduce((sum, line) => sum + countLetters(line.text), 0);
  if (letters < pages.length * MIN_LETTERS_A_PAGE) throw new InputFailure(...said.noTextLayer);
}

function flatBlocksOfPages(pages: readonly PageLines[]): FlatBlock[] {
  const vocabulary = vocabularyOf(pages.flatMap((page) => page.lines.map((line) => line.text)));
  const clean = withoutPageFurniture(pages);
  const body = bodyStyle(clean.flatMap((page) => page.lines));
  const split = clean.map((page) => splitFootnotes(page, body, vocabulary));
  const parts = partsOf(
    withTables(
      split.flatMap((page) => page.text),
      vocabulary,
    ),
    body,
    vocabulary,
  );
  const levels = headingLevels(
    parts.flatMap((part) => (Array.isArray(part) ? part : [])),
    body,
  );
  const flatBlocks = parts.flatMap((part): FlatBlock[] =>
    Array.isArray(part) ? flatBlocksOf(part, body, levels) : [part],
  );
  return [...flatBlocks, ...underFootnotes(split.flatMap((page) => page.notes))];
}

function partsOf(
  flow: readonly Flow[],
  body: BodyStyle,
  vocabulary: Map<string, number>,
): (Paragraph[] | TaggedTable)[] {
  const parts: (Paragraph[] | TaggedTable)[] = [];
  let lines: Line[] = [];
  const flush = () => {
    if (lines.length) parts.push(paragraphsOf(lines, body, vocabulary));
    lines = [];
  };
  for (const one of flow) {
    if ('rows' in one) {
      flush();
      parts.push(one);
    } else lines.push(one);
  }
  flush();
  return parts;
}
