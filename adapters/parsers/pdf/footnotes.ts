// Removes footnotes from a page's text, so that none ends up in the middle of a sentence.
import { joinLines } from '../blocks/repair-text.js';
import type { FlatBlock } from '../blocks/structure.js';
import type { PageLines } from './headers-and-footers.js';
import type { Line } from './lines.js';
import type { BodyStyle } from './style.js';

const NOTE_START = /^\[?(\d{1,3}|[*†‡])\]?(?:\s+|(?=\p{Lu}|https?:))/u;

export function splitFootnotes(
  page: PageLines,
  body: BodyStyle,
  vocabulary: Map<string, number>,
): { text: Line[]; notes: FlatBlock[] } {
  const start = untaggedStart(page, body);
  const text: Line[] = [];
  const lines: Line[] = [];
  page.lines.forEach((line, index) => {
    // Only small print counts, because Word tags a whole paragraph as a note if there is a note in it.
    const isTagged = line.tag?.role === 'Note' && line.size < body.size * 0.95;
    const isNote = isTagged || (start !== undefined && index >= start);
    (isNote ? lines : text).push(line);
  });
  const notes: string[] = [];
  for (const line of lines) {
    const before = notes.at(-1);
    if (before === undefined || NOTE_START.test(line.text)) notes.push(line.text);
    else notes[notes.length - 1] = joinLines(before, line.text, vocabulary);
  }
  return {
    text,
    notes: notes.map((note) => ({ kind: 'text', text: note, page: page.number })),
  };
}

/** Finds where small print starts with a note's number and continues to the foot of the page. */
function untaggedStart(page: PageLines, body: BodyStyle): number | undefined {
  let start: number | undefined;
  for (let index = page.lines.length - 1; index >= 0; index -= 1) {
    const line = page.lines[index]!;
    if (line.size > body.size * 0.95 || line.y > page.height * 0.6) break;
    if (NOTE_START.test(line.text)) start = index;
  }
  return start;
}
