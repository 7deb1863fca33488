// Groups the lines of a PDF into paragraphs, over page breaks too.
import { afterBullet, joinLines, vocabularyOf } from '../mend-text.js';
import { itemMarker, paragraphNumber } from '../markers.js';
import type { Line } from './lines.js';
import type { BodyStyle } from './style.js';
import { prominence } from './style.js';

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

/** Right edge of the text, so that a line which ends short of it is known to end its paragraph. */
const SHORT_LINE = 0.82;

export function paragraphsOf(lines: readonly Line[], body: BodyStyle): Paragraph[] {
  const vocabulary = vocabularyOf(lines.map((line) => line.text));
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
    if (last.tag.element === line.tag.element) return last.y - line.y < body.leading * 2.6;
    return isTornApart(paragraph, last, line, body);
  }
  if (prominence(last, body) !== prominence(line, body) && !isSentenceOpen(paragraph.text, line.text))
    return false;
  const gap = last.y - line.y;
  return gap < Math.max(body.leading, last.size * 1.15) * 1.3;
}

/** Some files tag every line as a paragraph: one that stops in mid-sentence at the margin goes on. */
function isTornApart(paragraph: Paragraph, last: Line, line: Line, body: BodyStyle): boolean {
  return (
    last.tag?.role === line.tag?.role &&
    last.tag?.cell?.column === line.tag?.cell?.column &&
    isSentenceOpen(paragraph.text, line.text) &&
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
  return isSentenceOpen(paragraph.text, line.text);
}

function isSentenceOpen(text: string, next: string): boolean {
  if (/[.!?:;]["”’')\]]*$/u.test(text)) return false;
  if (/^[\p{Ll}(]/u.test(next) || /[,-]$/u.test(text)) return true;
  // Without a full stop before it, a capital is a name only after a word that cannot end anything.
  return /\b(?:the|a|an|of|to|and|or|in|on|for|with|by|from|at|as|that|which|is|are|be|must|should|may|under|this|their|its|their|section|Act)$/iu.test(
    text,
  );
}

export { SHORT_LINE };
