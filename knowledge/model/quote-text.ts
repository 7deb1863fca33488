import type { Span } from './answer.js';

/** Puts adjacent spans on separate lines. “ … ” joins the others, because words between them were left out. */
export function quoteText(text: string, spans: readonly Span[]): string {
  return spans
    .map(([start, end], n) => {
      const before = n === 0 ? '' : areLines(text.slice(spans[n - 1]![1], start)) ? '\n' : ' … ';
      return before + text.slice(start, end).trim();
    })
    .join('');
}

/** Joins spans that have only spaces between them: sentences of a paragraph, not list items or paragraphs. */
export function joinSpans(text: string, spans: readonly Span[]): Span[] {
  const joined: [number, number][] = [];
  for (const [start, end] of spans) {
    const last = joined.at(-1);
    if (last && /^ *$/.test(text.slice(last[1], start))) last[1] = end;
    else joined.push([start, end]);
  }
  return joined;
}

/** True if no words are missing between 2 spans: there is only white space, bullets or cell borders. */
export function areLines(between: string): boolean {
  return /^[\s•|]+$/u.test(between);
}

/** Returns the parts of a quote that shows all of a passage: each line, without its bullet. */
export function wholeQuote(text: string): { spans: Span[]; quote: string } {
  const spans = [...text.matchAll(/^ *(?:• *)?(\S.*)$/gmu)].map(({ index, 0: line, 1: words }): Span => {
    const end = index + line.length;
    return [end - words!.length, end];
  });
  return { spans, quote: quoteText(text, spans) };
}
