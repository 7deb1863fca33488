// Splits a quote into pieces, so that each platform can highlight the answer in its own way.
import type { Citation } from './answer.js';
import { quoteText } from './quote-text.js';

export interface QuotePiece {
  text: string;
  answers: boolean;
}

/** Joined, the pieces are `citation.quote`. If the whole quote answers, nothing needs marking. */
export function quotePieces({ passage, spans, answer = [], quote }: Citation): QuotePiece[] {
  const whole = [{ text: quote, answers: false }];
  // The answer is from an earlier version, or a whole passage is shown instead of its quote.
  if (!answer.length || quote !== quoteText(passage.text, spans)) return whole;
  const pieces: QuotePiece[] = [];
  const add = (text: string, answers: boolean) => {
    const last = pieces.at(-1);
    if (last?.answers === answers) last.text += text;
    else if (text) pieces.push({ text, answers });
  };
  for (const [n, [start, end]] of spans.entries()) {
    if (n > 0) add(between(quote, pieces, passage.text.slice(start, end).trim()), false);
    let at = start;
    for (const [from, to] of answer.filter(([first, last]) => first >= start && last <= end)) {
      add(passage.text.slice(at, from), false);
      add(passage.text.slice(from, to), true);
      at = to;
    }
    add(passage.text.slice(at, end), false);
  }
  const isWhole = pieces.every(({ text, answers }) => answers || !/[\p{L}\p{N}]/u.test(text));
  return isWhole || pieces.map(({ text }) => text).join('') !== quote ? whole : pieces;
}

/** The part of the quote between the pieces added so far and the next words. */
function between(quote: string, pieces: readonly QuotePiece[], next: string): string {
  const at = pieces.reduce((sum, { text }) => sum + text.length, 0);
  return quote.slice(at, quote.indexOf(next, at));
}

/** Groups the pieces by line and leaves out empty lines. */
export function linesOfPieces(pieces: readonly QuotePiece[]): QuotePiece[][] {
  const lines: QuotePiece[][] = [[]];
  for (const { text, answers } of pieces)
    text.split('\n').forEach((part, n) => {
      if (n > 0) lines.push([]);
      if (part) lines.at(-1)!.push({ text: part, answers });
    });
  return lines.filter((line) => line.some(({ text }) => text.trim()));
}

/** Cuts the pieces to match `shown`: the start of the quote, which may end with a mark where it was cut. */
export function clippedPieces(pieces: readonly QuotePiece[], shown: string): QuotePiece[] {
  let at = 0;
  return pieces.flatMap(({ text, answers }) => {
    const part = shown.slice(at, at + text.length);
    at += text.length;
    return part ? [{ text: part, answers }] : [];
  });
}

/** For plain text, with «marks» around the words that answer the question. */
export function plainQuote(citation: Citation): string {
  return quotePieces(citation)
    .map(({ text, answers }) => (answers ? `«${text}»` : text))
    .join('');
}
