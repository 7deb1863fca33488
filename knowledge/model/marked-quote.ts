// Splits a quote into pieces, so that each platform can highlight the part that answers the question in its
// own way.
import type { Citation, RankedPassage, Span } from './answer.js';
import { endsInLetter } from './sentences/sentence-ends.js';
import { areLines, joinSpans, quoteText, wholeQuote } from './quote-text.js';

export interface QuotePiece {
  text: string;
  answers: boolean;
}

/**
 * The quote as shown to people: the text of `citation.quote`, with a bullet before each list item. “…” means
 * that words were left out of the quote. It is not used for a page break or a footnote number in the file. If
 * the whole quote answers the question, no piece is highlighted.
 */
export function quotePieces(citation: Citation): QuotePiece[] {
  const { passage, spans, answer = [], quote, goesOn = {}, breaksOff } = citation;
  const { text } = passage;
  // The quote does not match the passage, because it is from an earlier version or shows a whole passage.
  if (quote !== quoteText(text, spans)) return [{ text: withoutDoubleBullets(quote), answers: false }];
  const pieces: QuotePiece[] = [];
  const add = (words: string, answers: boolean) => {
    const last = pieces.at(-1);
    if (last?.answers === answers) last.text += words;
    else if (words) pieces.push({ text: words, answers });
  };
  const marks = joinedAndTrimmed(text, answer);
  let last = 0;
  let isInList = false;
  for (const [start, end] of joinedAndTrimmed(text, spans)) {
    const bullet = bulletBefore(text, start);
    if (last > 0) add(separator(text, last, start), false);
    if (goesOn.before && bullet !== '' && !isInList) add('…\n', false);
    isInList ||= bullet !== '';
    add(OWN_NUMBER.test(text.slice(start)) ? bullet.replace('• ', '') : bullet, false);
    let at = start;
    for (const [from, to] of marks.filter(([first, final]) => first >= start && final <= end)) {
      add(text.slice(at, from), false);
      add(text.slice(from, to), true);
      at = to;
    }
    add(text.slice(at, end), false);
    last = end;
  }
  add(dotsAfter(text, last, { ...goesOn, breaksOff }), false);
  const isWhole = pieces.every(({ text: words, answers }) => answers || !/[\p{L}\p{N}]/u.test(words));
  return isWhole ? [{ text: pieces.map(({ text: words }) => words).join(''), answers: false }] : pieces;
}

/** Text that ends with one of these words is incomplete: the rest was lost at a page break or a box. */
const ENDS_OPEN =
  /(?:\p{L} (?:the|an?|and|or|which|their|its|our|your|than|if|because)|[;,] (?:and|or)|\p{L}[’']s)$/u;

/** Adds “…” if the list continues in the next passage or the sentence is cut off. */
function dotsAfter(
  text: string,
  last: number,
  { after, breaksOff }: NonNullable<Citation['goesOn']> & Pick<Citation, 'breaksOff'>,
): string {
  const isAtEnd = last === text.trimEnd().length;
  if (after && isAtEnd) return '\n…';
  if (breaksOff && isAtEnd) return ' …';
  const shown = text.slice(0, last);
  if (!isAtEnd && shown.endsWith(':')) return '\n…';
  return ENDS_OPEN.test(shown) && !endsInLetter(shown) ? ' …' : '';
}

/** Matches a number at the start of a list item. Such items are shown without a bullet. */
export const OWN_NUMBER = /^\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)](?=\s|$)/u;

export function withoutDoubleBullets(text: string): string {
  return text.replace(/^( *)• (.*)/gmu, (line, indent: string, words: string) =>
    OWN_NUMBER.test(words) ? indent + words : line,
  );
}

/** Joins adjacent spans, and removes spaces at their ends. */
function joinedAndTrimmed(text: string, spans: readonly Span[]): Span[] {
  return joinSpans(text, spans).map(([start, end]) => {
    const words = text.slice(start, end);
    return [start + words.length - words.trimStart().length, end - (words.length - words.trimEnd().length)];
  });
}

function separator(text: string, from: number, to: number): string {
  const between = text.slice(from, to);
  if (areLines(between)) return '\n';
  return between.includes('\n') ? '\n…\n' : ' … ';
}

/** Returns the bullet with its indentation, or an empty string if the text is not a list item. */
function bulletBefore(text: string, start: number): string {
  return /(?<=^|\n) *• $/u.exec(text.slice(Math.max(0, start - 12), start))?.[0] ?? '';
}

export function linesOfPieces(pieces: readonly QuotePiece[]): QuotePiece[][] {
  const lines: QuotePiece[][] = [[]];
  for (const { text, answers } of pieces)
    text.split('\n').forEach((part, n) => {
      if (n > 0) lines.push([]);
      if (part) lines.at(-1)!.push({ text: part, answers });
    });
  return lines.filter((line) => line.some(({ text }) => text.trim()));
}

/** Shortens the pieces to match `shown`, the start of the quote, perhaps with a mark that it was cut. */
export function clippedPieces(pieces: readonly QuotePiece[], shown: string): QuotePiece[] {
  let at = 0;
  return pieces.flatMap(({ text, answers }) => {
    const part = shown.slice(at, at + text.length);
    at += text.length;
    return part ? [{ text: part, answers }] : [];
  });
}

export function shownQuote(citation: Citation): string {
  return quotePieces(citation)
    .map(({ text }) => text)
    .join('');
}

/** Returns a citation that quotes the whole passage. */
export function quotedWhole({
  passage,
  document,
  goesOn,
  breaksOff,
}: Omit<RankedPassage, 'score'>): Citation {
  return {
    passage,
    document,
    ...wholeQuote(passage.text),
    ...(goesOn && { goesOn }),
    ...(breaksOff && { breaksOff }),
    alsoIn: [],
  };
}

/** Returns the quote as plain text, with « and » around the words that answer the question. */
export function plainQuote(citation: Citation): string {
  return quotePieces(citation)
    .map(({ text, answers }) => (answers ? `«${text}»` : text))
    .join('');
}
