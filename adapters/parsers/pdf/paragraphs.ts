// Groups the lines of a PDF into paragraphs, over page breaks too.
import { afterBullet, joinLines } from '../mend-text.js';
import { itemMarker, paragraphNumber } from '../markers.js';
import type { Line } from './lines.js';
import type { BodyStyle } from './style.js';
import { isEmphasised, prominence } from './style.js';

export interface Paragraph {
  text: string;
  /** Where it begins. */
  page: number;
  x: number;
  size: number;
  fonts: string[];
  tag: Line['tag'];
  lines: Line[];
}

/** A line that ends beyond this share of the text's width was broken because it was full. */
const FULL_LINE = 0.86;

/** `vocabulary` is the whole document's, for the hyphens at the ends of lines. */
export function paragraphsOf(
  lines: readonly Line[],
  body: BodyStyle,
  vocabulary: Map<string, number>,
): Paragraph[] {
  const paragraphs: Paragraph[] = [];
  for (const line of lines) {
    const current = paragraphs.at(-1);
    if (current && continues(current, line, body)) {
      current.text = joinLines(current.text, line.text, vocabulary);
      current.lines.push(line);
    } else {
      const { text, page, x, size, fonts, tag } = line;
      paragraphs.push({ text, page, x, size, fonts: [...fonts], tag, lines: [line] });
    }
  }
  return paragraphs;
}

function continues(paragraph: Paragraph, line: Line, body: BodyStyle): boolean {
  const last = paragraph.lines.at(-1)!;
  if (startsAnew(line, paragraph)) return false;
  const isHeading = (one: Line) => /^H[1-6]?$/u.test(one.tag?.role ?? '');
  if (isHeading(last) !== isHeading(line)) return false;
  if (Math.abs(last.size - line.size) > 0.6) return false;
  if (line.page !== last.page || line.y > last.y + last.size) return runsOver(paragraph, last, line, body);
  if (last.tag && line.tag) {
    if (last.tag.element === line.tag.element) {
      // A bold question and the hint below it are often one paragraph with a line break.
      const changesFont = isEmphasised(last, body) !== isEmphasised(line, body);
      if (changesFont && !isFull(last, body)) return false;
      return last.y - line.y < Math.max(body.leading, last.size * 1.15) * 2.6;
    }
    return isTornApart(paragraph, last, line, body);
  }
  if (
    prominence(last, body) !== prominence(line, body) &&
    !isSentenceOpen(paragraph.text, line.text, isFull(last, body))
  )
    return false;
  const gap = last.y - line.y;
  const leading = Math.max(body.leading, last.size * 1.15);
  return gap < leading * (isCutMidSentence(paragraph, last, line) ? 1.9 : 1.3);
}

/** A sentence broken at the edge of its own column goes on over a stray gap. */
function isCutMidSentence(paragraph: Paragraph, last: Line, line: Line): boolean {
  const edge = Math.max(...paragraph.lines.map(({ right }) => right));
  const isAtEdge = last.right > edge - (edge - paragraph.x) * 0.2;
  return paragraph.lines.length > 2 && isAtEdge && /[\p{L},]$/u.test(last.text) && /^\p{Ll}/u.test(line.text);
}

/** Some files tag every line as a paragraph: one that stops in mid-sentence at the margin goes on. */
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
  if (afterBullet(line.text) !== undefined)
    return !/[-–—]$/u.test(paragraph.text) || line.text.startsWith('•');
  if (paragraphNumber(line.text))
    return line.tag === undefined || line.tag.element !== paragraph.tag?.element || line.x <= paragraph.x + 2;
  const marked = itemMarker(line.text);
  if (!marked) return false;
  // "section 4. A person commits": a number that ends a sentence may stand first in a line.
  if (
    /^\d/u.test(marked.marker) &&
    line.x > paragraph.lines[0]!.x - 2 &&
    /\b(?:section|sections|paragraph|part|article|regulation|schedule|chapter|and|to|or|of|the|in|page)$/iu.test(
      paragraph.text,
    )
  )
    return false;
  return line.tag === undefined || paragraph.tag === undefined || line.tag.element !== paragraph.tag.element;
}

/** On the next page or column a paragraph goes on where its sentence does. */
function runsOver(paragraph: Paragraph, last: Line, line: Line, body: BodyStyle): boolean {
  if (prominence(last, body) !== prominence(line, body) && Math.abs(last.size - body.size) > 0.6)
    return false;
  if (last.tag?.cell || line.tag?.cell) {
    if (last.tag?.cell?.column !== line.tag?.cell?.column) return false;
  }
  return isSentenceOpen(paragraph.text, line.text, isFull(last, body));
}

function isFull(line: Line, body: BodyStyle): boolean {
  return line.right > body.right * FULL_LINE;
}

function isSentenceOpen(text: string, next: string, isFullLine: boolean): boolean {
  if (/(?:https?:\/\/|www\.)\S*[./-]$/u.test(text) && /^[\p{Ll}\d]/u.test(next)) return true;
  if (/[.!?:;]["”’')\]]*$/u.test(text)) return false;
  if (/^[\p{Ll}(]/u.test(next) || /[,-]$/u.test(text)) return true;
  // Without a full stop before it, a capital is a name after a full line or after a word that cannot end anything.
  return (
    isFullLine ||
    /\b(?:the|a|an|of|to|and|or|in|on|for|with|by|from|at|as|that|which|is|are|be|must|should|may|under|this|their|its|section|Act)$/iu.test(
      text,
    )
  );
}
