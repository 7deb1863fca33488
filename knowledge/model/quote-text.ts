// Joins a quote's spans into one text.
import type { Span } from './answer.js';

/**
 * The spans' exact words in order: on a new line if they follow one another, after " … " if words are left out, here
 * or by parsing.
 */
export function quoteText(text: string, spans: readonly Span[]): string {
  return spans
    .map(([start, end], n) => {
      const before = n === 0 ? '' : areLines(text.slice(spans[n - 1]![1], start)) ? '\n' : ' … ';
      return before + text.slice(start, end).trim();
    })
    .join('');
}

/** White space, a bullet or a cell's border between two spans: nothing that a reader would miss. */
function areLines(between: string): boolean {
  return /^[\s•|]+$/u.test(between);
}
