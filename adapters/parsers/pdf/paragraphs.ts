// Groups the lines of a PDF into paragraphs, including across page breaks.
import { endsInAbbreviation } from '../../../knowledge/model/sentences/sentence-ends.js';
import { afterBullet, joinLines } from '../blocks/repair-text.js';
import { itemMarker, paragraphNumber } from '../blocks/paragraph-and-item-numbers.js';
import type { Line } from './lines.js';
import { isEmphasised, prominence, type BodyStyle } from './style.js';

export interface Paragraph {
  text: string;
  page: number;
  x: number;
  size: number;
  fonts: string[];
  tag: Line['tag'];
  lines: Line[];
}

/** A line that ends beyond this share of the text's width counts as full. */
const FULL_LINE = 0.86;

interface Layout {
  body: BodyStyle;
  /** The right edge of each tagged element, by page and element. */
  edges: Map<string, number>;
}

/** `vocabulary` covers the whole document. It decides whether to keep hyphens at the ends of lines. */
export function paragraphsOf(
  lines: readonly Line[],
  body: BodyStyle,
  vocabulary: Map<string, number>,
): Paragraph[] {
  const layout = { body, edges: edgesOf(lines) };
  const paragraphs: Paragraph[] = [];
  for (const line of lines) {
    const current = paragraphs.at(-1);
    if (current && continues(current, line, layout)) {
      current.text = joinLines(current.text, line.text, vocabulary);
      current.lines.push(line);
    } else {
      const { page, x, size, fonts, tag } = line;
      const text = isRow(line) ? line.cells.map((cell) => cell.text).join(' | ') : line.text;
      paragraphs.push({ text, page, x, size, fonts: [...fonts], tag, lines: [line] });
    }
  }
  return paragraphs;
}

function elementKey(line: Line): string {
  return `${line.page} ${line.tag?.element ?? 'untagged'}`;
}

function edgesOf(lines: readonly Line[]): Map<string, number> {
  const edges = new Map<string, number>();
  for (const line of lines) {
    const key = elementKey(line);
    edges.set(key, Math.max(edges.get(key) ?? 0, line.right));
  }
  return edges;
}

/**
 * In a file without tags, a line with wide gaps between words is a table row. A number before a paragraph is
 * not a cell.
 */
function isRow(line: Line): boolean {
  const first = line.cells[0]?.text ?? '';
  return !line.tag && line.cells.length > 1 && /\p{L}{3}/u.test(first) && !itemMarker(line.text);
}

function continues(paragraph: Paragraph, line: Line, layout: Layout): boolean {
  const { body } = layout;
  const last = paragraph.lines.at(-1)!;
  if (startsAnew(line, paragraph) || isHeading(last) !== isHeading(line)) return false;
  if (Math.abs(last.size - line.size) > 0.6 && !isRunIn(last, line, body)) return false;
  if (line.page !== last.page || line.y > last.y + last.size) {
    return runsOver(paragraph, last, line, body);
  }
  const gap = last.y - line.y;
  const leading = Math.max(body.leading, last.size * 1.15);
  if (last.tag && line.tag) {
    if (last.tag.element !== line.tag.element) return isTornApart(paragraph, last, line, body);
    return gap < leading * 2.6 && !isLineBreak(last, line, layout);
  }
  const changesLook = prominence(last, body) !== prominence(line, body);
  if (changesLook && !isSentenceOpen(paragraph.text, line.text, isFull(last, body))) return false;
  return gap < leading * (isCutMidSentence(paragraph, last, line) ? 1.9 : 1.3);
}

/** True if a sentence starts in large type, or changes size, and the next line continues it. */
function isRunIn(last: Line, line: Line, body: BodyStyle): boolean {
  if (last.page !== line.page || !/^\p{Ll}/u.test(line.text)) return false;
  if (last.tag) return last.tag.element === line.tag?.element;
  return last.fonts.length > 1 && last.fonts.some((font) => body.fonts.has(font));
}

function isHeading(line: Line): boolean {
  return /^H[1-6]?$/u.test(line.tag?.role ?? '');
}

/**
 * True if the next line's first word would have fitted on this line, so the line break was intended. A bold
 * question and its hint are often one paragraph like this.
 */
function isLineBreak(last: Line, line: Line, { body, edges }: Layout): boolean {
  if (isHeading(line) || /^[\p{Ll}(&–—-]/u.test(line.text)) return false;
  if (isEmphasised(last, body) !== isEmphasised(line, body) && !isFull(last, body)) return true;
  const firstWord = line.text.split(' ', 1)[0]!;
  const width = ((line.right - line.x) * firstWord.length) / line.text.length;
  const edge = edges.get(elementKey(line)) ?? body.right;
  return edge - last.right > width + line.size * 2 && !/[,-]$/u.test(last.text);
}

/**
 * A sentence that is broken at the edge of its column continues, even if there is a wider gap before the next
 * line.
 */
function isCutMidSentence(paragraph: Paragraph, last: Line, line: Line): boolean {
  const edge = Math.max(...paragraph.lines.map(({ right }) => right));
  const isAtEdge = last.right > edge - (edge - paragraph.x) * 0.2;
  const isOpen = /[\p{L},]$/u.test(last.text) && /^\p{Ll}/u.test(line.text);
  return paragraph.lines.length > 2 && isAtEdge && isOpen;
}

/**
 * For files that tag every line as a paragraph. A sentence that stops at the margin continues on the next
 * line.
 */
function isTornApart(paragraph: Paragraph, last: Line, line: Line, body: BodyStyle): boolean {
  return (
    last.tag?.role === line.tag?.role &&
    last.tag?.cell?.column === line.tag?.cell?.column &&
    isSentenceOpen(paragraph.text, line.text, isFull(last, body)) &&
    last.y - line.y < body.leading * 1.3 &&
    Math.abs(line.x - last.x) < 40
  );
}

function startsAnew(line: Line, paragraph: Paragraph): boolean {
  const isOther = line.tag === undefined || line.tag.element !== paragraph.tag?.element;
  if (isRow(line)) return true;
  // "the third model", then "– a hub of agencies": a dash is only a bullet if the sentence before it has
  // ended.
  if (/^[–—-]\s/u.test(line.text)) return isOther && /[.:;!?]$/u.test(paragraph.text);
  if (afterBullet(line.text) !== undefined) return true;
  if (paragraphNumber(line.text)) return isOther || line.x <= paragraph.x + 2;
  const marked = itemMarker(line.text);
  if (!marked) return false;
  return isOther && !(/^\d/u.test(marked.marker) && endsInReference(paragraph.text));
}

/**
 * "section", then "4. A person commits": the number belongs to the sentence before, although it starts a
 * line.
 */
function endsInReference(text: string): boolean {
  return /\b(?:sections?|paragraphs?|parts?|articles?|regulations?|schedules?|chapters?|and|to|or|of|the|in|pages?)$/iu.test(
    text,
  );
}

/** A paragraph continues on the next page or column if its sentence does. */
function runsOver(paragraph: Paragraph, last: Line, line: Line, body: BodyStyle): boolean {
  const isLarge = Math.abs(last.size - body.size) > 0.6;
  if (isLarge && prominence(last, body) !== prominence(line, body)) return false;
  if (last.tag?.cell?.column !== line.tag?.cell?.column) return false;
  // The last item in a list often has no full stop, so a capital after it starts something new.
  const isItem = last.tag ? last.tag.role === 'LI' : afterBullet(paragraph.text) !== undefined;
  return isSentenceOpen(paragraph.text, line.text, isFull(last, body) && !isItem);
}

function isFull(line: Line, body: BodyStyle): boolean {
  return line.right > body.right * FULL_LINE;
}

const OPEN_WORD =
  /\b(?:the|a|an|of|to|and|or|in|on|for|with|by|from|at|as|that|which|is|are|be|must|should|may|under|this|their|its|section|Act)$/iu;

function isSentenceOpen(text: string, next: string, isFullLine: boolean): boolean {
  if (/(?:https?:\/\/|www\.)\S*[./-]$/u.test(text) && /^[\p{Ll}\d]/u.test(next)) return true;
  if (endsInAbbreviation(text)) return true;
  if (/[.!?:;]["”’')\]]*$/u.test(text)) return false;
  if (/^[\p{Ll}(]/u.test(next) || /[,-]$/u.test(text)) return true;
  // If the line is full, or ends in a word that cannot end a sentence, a capital on the next line starts a
  // name.
  return isFullLine || OPEN_WORD.test(text);
}
