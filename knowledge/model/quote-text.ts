// Joins the spans of a quote, and their words into one text.
import type { Span } from './answer.js';

/**
 * Returns the exact words of the spans, in order. A span that follows straight on from the last starts on a new line;
 * one that comes after words left out (here or by parsing) starts after " … ".
 */
export function quoteText(text: string, spans: readonly Span[]): string {
  return spans
    .map(([start, end], n) => {
      const before = n === 0 ? '' : areLines(text.slice(spans[n - 1]![1], start)) ? '\n' : ' … ';
      return before + text.slice(start, end).trim();
    })
    .join('');
}

/** Joins spans with nothing between them but spaces: sentences of one paragraph, but not items or paragraphs. */
export function joinSpans(text: string, spans: readonly Span[]): Span[] {
  const joined: [number, number][] = [];
  for (const [start, end] of spans) {
    const last = joined.at(-1);
    if (last && /^ *$/.test(text.slice(last[1], start))) last[1] = end;
    else joined.push([start, end]);
  }
  return joined;
}

/** Only white space, a bullet or a cell border is between the spans: nothing a reader would miss. */
export function areLines(between: string): boolean {
  return /^[\s•|]+$/u.test(between);
}
