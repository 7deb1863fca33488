// Joins a quote's spans into one text.
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

/** Only white space, a bullet or a cell border is between the spans: nothing a reader would miss. */
function areLines(between: string): boolean {
  return /^[\s•|]+$/u.test(between);
}
