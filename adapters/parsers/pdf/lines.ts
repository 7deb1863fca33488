// Joins the pieces of text on a PDF page into lines in reading order, and removes footnote marks.
import { bulletFor, dropPrivateUse, isLoneBullet, repairText } from '../blocks/repair-text.js';
import type { Page, PrintedPiece } from './page.js';
import type { Tag } from './tags.js';

export interface Line {
  page: number;
  text: string;
  x: number;
  right: number;
  /** The baseline, measured from the bottom of the page. */
  y: number;
  size: number;
  /** The line's fonts, most used first. */
  fonts: string[];
  tag?: Tag;
  isArtifact: boolean;
  /** The parts of the line that are separated by wide gaps, as in a table without tags. */
  cells: { x: number; text: string }[];
}

/** A gap this many times the font size separates 2 cells of a table. */
const CELL_GAP = 1.6;

export function linesOf(page: Page): Line[] {
  const groups: PrintedPiece[][] = [];
  for (const piece of page.pieces) {
    const current = groups.at(-1);
    if (current && isSameLine(current, piece)) current.push(piece);
    else if (piece.text.trim()) groups.push([piece]);
  }
  const lines = groups.flatMap((pieces) => lineOf(pieces, page.number) ?? []);
  return withBullets(inReadingOrder(lines));
}

function isSameLine(line: readonly PrintedPiece[], piece: PrintedPiece): boolean {
  const first = line[0]!;
  const last = line.at(-1)!;
  const size = Math.max(...line.map((one) => one.size));
  const tall = Math.max(size, piece.size);
  const isLevel = line.some((one) => Math.abs(one.y - piece.y) < tall * 0.3);
  if (!isLevel && !isRaised(piece, last) && !isRaised(last, piece)) return false;
  const isOtherCell = last.tag?.cell && piece.tag?.cell && last.tag.element !== piece.tag.element;
  return !isOtherCell && piece.x > last.x + last.width - tall * 1.5 && piece.x >= first.x - 1;
}

/** A footnote number is small and raised, before its text or after a word. */
function isRaised(piece: PrintedPiece, beside: PrintedPiece): boolean {
  const rise = piece.y - beside.y;
  return piece.size < beside.size * 0.85 && rise > beside.size * -0.2 && rise < beside.size * 0.7;
}

function lineOf(pieces: readonly PrintedPiece[], page: number): Line | undefined {
  const letters = pieces.filter((piece) => piece.text.trim());
  const first = letters[0];
  const last = letters.at(-1);
  if (!first || !last) return undefined;
  const size = commonest(letters, (piece) => piece.size);
  const y = letters.find((piece) => piece.size >= size * 0.85)?.y ?? first.y;
  const cells = cellsOf(pieces, first, size, y);
  const text = repairText(cells.map((cell) => cell.text).join(' '));
  if (!text) return undefined;
  return {
    page,
    text,
    x: first.x,
    right: last.x + last.width,
    y,
    size,
    fonts: byUse(letters),
    ...(first.tag ? { tag: first.tag } : {}),
    isArtifact: letters.every((piece) => piece.isArtifact),
    cells: cells.map((one) => ({ x: one.x, text: repairText(one.text) })).filter((one) => one.text),
  };
}

function cellsOf(
  pieces: readonly PrintedPiece[],
  first: PrintedPiece,
  size: number,
  y: number,
): Line['cells'] {
  const cells: Line['cells'] = [];
  let end: number | undefined;
  for (const [at, piece] of pieces.entries()) {
    const cell = cells.at(-1);
    const isSpace = !piece.text.trim();
    if (isSpace || (piece !== first && isFootnoteMark(piece, size, y))) {
      if (cell && separates(piece.text, cell.text, pieces[at + 1]?.text)) cell.text += ' ';
      if (!isSpace) end = piece.x + piece.width;
      continue;
    }
    const gap = end === undefined ? 0 : piece.x - end;
    if (!cell || gap > size * CELL_GAP) cells.push({ x: piece.x, text: piece.text });
    else cell.text += (isApart(piece, cell.text, gap, size) ? ' ' : '') + piece.text;
    end = piece.x + piece.width;
  }
  return cells;
}

/**
 * True if a space or footnote mark was all that separated 2 words. The mark is left out, so the words need a
 * space.
 */
function separates(mark: string, before: string, after = ''): boolean {
  if (/\s$/u.test(mark)) return true;
  return mark.trim() !== '' && /\p{L}$/u.test(before) && /^\p{L}/u.test(after);
}

/**
 * Separates a footnote's own number from its text, as in "48" and "Group". The number is raised and has no
 * space after it.
 */
function isApart(piece: PrintedPiece, before: string, gap: number, size: number): boolean {
  if (/\s$/u.test(before)) return false;
  return gap > size * 0.16 || (/^\d{1,3}$/u.test(before) && /^\p{Lu}\p{Ll}/u.test(piece.text));
}

/**
 * Small raised digits after a word point to a footnote. If they were joined to the word, a quote would be
 * wrong.
 */
function isFootnoteMark(piece: PrintedPiece, size: number, baseline: number): boolean {
  return (
    /^\s*(?:\d{1,3}(?:\s*,\s*\d{1,3})*|[*†‡])\s*$/u.test(piece.text) &&
    piece.size < size * 0.85 &&
    piece.y > baseline + size * 0.1
  );
}

/** Returns the value that the most characters share. */
export function commonest(
  pieces: readonly { text: string; size: number }[],
  key: (piece: { text: string; size: number }) => number,
): number {
  const counts = new Map<number, number>();
  for (const piece of pieces) {
    const value = Math.round(key(piece) * 10) / 10;
    counts.set(value, (counts.get(value) ?? 0) + piece.text.length);
  }
  return [...counts].reduce((best, one) => (one[1] > best[1] ? one : best), [0, -1])[0];
}

function byUse(pieces: readonly PrintedPiece[]): string[] {
  const counts = new Map<string, number>();
  for (const { font, text } of pieces) {
    if (isLoneBullet(text)) continue;
    counts.set(font, (counts.get(font) ?? 0) + text.trim().length);
  }
  return [...counts].sort((one, other) => other[1] - one[1]).map(([font]) => font);
}

/**
 * Most files, including those with columns, are already in reading order. If the text of a one-column page
 * jumps up, its lines are sorted from the top.
 */
function inReadingOrder(lines: Line[]): Line[] {
  if (lines.some((line) => line.tag)) return lines;
  const jumps = lines.filter((line, index) => {
    const before = lines[index - 1];
    return before && line.y > before.y + before.size * 2;
  }).length;
  if (jumps === 0 || hasColumns(lines)) return lines;
  return [...lines].sort((one, other) => other.y - one.y || one.x - other.x);
}

/** True if more than 3 lines have another line beside them. */
function hasColumns(lines: readonly Line[]): boolean {
  const besides = lines.filter((line) =>
    lines.some(
      (other) =>
        other.x > line.right && Math.abs(other.y - line.y) < line.size * 0.8 && other.text.length > 12,
    ),
  );
  return besides.length > 3;
}

/**
 * If a bullet was drawn separately, joins it to the line at the same height. If there is no such line,
 * removes the bullet.
 */
function withBullets(lines: Line[]): Line[] {
  const kept: Line[] = [];
  const bullets: Line[] = [];
  for (const line of lines) (isLoneBullet(line.text) ? bullets : kept).push(line);
  for (const bullet of bullets) {
    const owner = kept
      .filter(
        (line) =>
          Math.abs(line.y - bullet.y) < line.size * 0.6 && line.x > bullet.x && line.x < bullet.x + 60,
      )
      .sort((one, other) => one.x - other.x)[0];
    if (owner) owner.text = bulletFor(bullet.text) + owner.text;
  }
  for (const line of kept) {
    const bulleted = /^\s*[\ue000-\uf8ff]\s*/u.test(line.text)
      ? line.text.replace(/^\s*[\ue000-\uf8ff]\s*/u, bulletFor(line.text))
      : line.text;
    line.text = repairText(dropPrivateUse(bulleted));
  }
  return kept.filter((line) => line.text);
}
