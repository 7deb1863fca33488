// Finds tables in a quote. Each row is a line with “|” between its cells. Some platforms cannot show tables,
// so rows can be written as text instead.
import type { Citation } from './answer.js';
import { linesOfPieces, quotePieces, type QuotePiece } from './marked-quote.js';

export const CELL = ' | ';

/** One line with a bar, or lines with different numbers of bars, are ordinary text, not a table. */
export function isTable(lines: readonly string[]): boolean {
  const [width = 1, ...others] = new Set(lines.map((line) => line.split(CELL).length));
  return lines.length > 1 && width > 1 && others.length === 0;
}

export const textOfCell = (pieces: readonly QuotePiece[]) => pieces.map(({ text }) => text).join('');

interface QuoteBlock {
  isTable: boolean;
  lines: QuotePiece[][];
}

/** Groups adjacent lines with bars into possible tables. A “…” line between 2 rows stays in the table. */
export function quoteBlocks(lines: readonly QuotePiece[][]): QuoteBlock[] {
  const blocks: QuoteBlock[] = [];
  lines.forEach((line, n) => {
    const hasBar = isRow(line) || (isGap(line) && isRow(lines[n - 1]) && isRow(lines[n + 1]));
    const last = blocks.at(-1);
    if (last?.isTable === hasBar) last.lines.push(line);
    else blocks.push({ isTable: hasBar, lines: [line] });
  });
  return blocks.map(({ lines: rows }) => ({
    isTable: isTable(rows.filter(isRow).map(textOfCell)),
    lines: rows,
  }));
}

const isRow = (line: readonly QuotePiece[] = []) => textOfCell(line).includes(CELL);
const isGap = (line: readonly QuotePiece[]) => textOfCell(line) === '…';

export function cellsOf(pieces: readonly QuotePiece[]): QuotePiece[][] {
  const cells: QuotePiece[][] = [[]];
  for (const { text, answers } of pieces)
    text.split(CELL).forEach((cell, n) => {
      if (n > 0) cells.push([]);
      if (cell) cells.at(-1)!.push({ text: cell, answers });
    });
  return cells;
}

/** True if the block starts with its column headings. Passages with table rows always start with them. */
export function hasHeads({ lines: [first = []] }: QuoteBlock, { passage }: Citation): boolean {
  return textOfCell(first) === passage.text.split('\n').find((line) => line.includes(CELL));
}

/** Like `quotePieces`, with each table row as “Heading: text; Heading: text”. No quoted word changes. */
export function piecesWithoutTables(citation: Citation): QuotePiece[] {
  const pieces = quotePieces(citation);
  const blocks = quoteBlocks(linesOfPieces(pieces));
  if (!blocks.some((block) => block.isTable)) return pieces;
  const lines = blocks.flatMap((block) => (block.isTable ? rowsInWords(block, citation) : block.lines));
  return joined(lines.flatMap((line, n) => (n > 0 ? [{ text: '\n', answers: false }, ...line] : line)));
}

function joined(pieces: readonly QuotePiece[]): QuotePiece[] {
  const all: QuotePiece[] = [];
  for (const { text, answers } of pieces) {
    const last = all.at(-1);
    if (last?.answers === answers) last.text += text;
    else all.push({ text, answers });
  }
  return all;
}

function rowsInWords(block: QuoteBlock, citation: Citation): QuotePiece[][] {
  if (!hasHeads(block, citation)) return block.lines.map((line) => rowInWords(line, []));
  const [heads = [], ...rows] = block.lines;
  return rows.map((line) => (isGap(line) ? line : rowInWords(line, cellsOf(heads).map(textOfCell))));
}

function rowInWords(line: readonly QuotePiece[], heads: readonly string[]): QuotePiece[] {
  const words: QuotePiece[] = [];
  cellsOf(line).forEach((cell, n) => {
    const head = heads[n]?.trim() ?? '';
    if (textOfCell(cell).trim() === '') return;
    const between = words.length === 0 ? '' : /[.;!?]$/u.test(textOfCell(words).trimEnd()) ? ' ' : '; ';
    words.push(
      { text: `${between}${head && (head.endsWith(':') ? `${head} ` : `${head}: `)}`, answers: false },
      ...cell,
    );
  });
  return words.filter(({ text }) => text !== '');
}
