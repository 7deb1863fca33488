// Parts a folded text into what is compared word by word: topic words, figures, marks, small words and stops.
import { baseOf } from './base-forms.js';
import type { Figure } from './figures.js';
import type { Mark } from './marks.js';

export interface Token {
  kind: 'word' | 'figure' | 'mark' | 'link' | 'stop';
  word: string;
  /** Equal where two mean the same. */
  base: string;
}

/** Small words that only join others; whatever else a claim has, its quotes must have. */
const LINKS = new Set(
  'a an the this that these those such its their his her your our own is are was were be been being am has have having had do does did doing it they them he she him you we us who whom whose which what where when while as of in on at for to with into onto via through during per upon by from about between under and or but if so also then there here how whether because since therefore itself themselves'.split(
    ' ',
  ),
);
const TOKEN = /[\p{L}\p{N}]+(?:'\p{L}+)?|[,.;:()\n?!"]| - /gu;

export function tokensOf(folded: string, marks: readonly Mark[], figures: readonly Figure[]): Token[] {
  const spans = [
    ...figures.map(({ start, end, kind, value }) => ({
      start,
      end,
      kind: 'figure' as const,
      base: `${kind} ${value}`,
    })),
    ...marks.map(({ start, end, kind }) => ({ start, end, kind: 'mark' as const, base: `#${kind}` })),
  ].sort((a, b) => a.start - b.start || b.end - a.end);
  const tokens: Token[] = [];
  let next = 0;
  let told = -1;
  for (const { 0: text, index } of folded.matchAll(TOKEN)) {
    while (next < spans.length && spans[next]!.end <= index) next += 1;
    const span = spans[next];
    if (span && span.start <= index) {
      if (told !== next)
        tokens.push({ kind: span.kind, base: span.base, word: folded.slice(span.start, span.end) });
      told = next;
      continue;
    }
    const quote = text.indexOf("'");
    const word = quote < 0 ? text : text.slice(0, quote);
    const kind = /^[\p{L}\p{N}]/u.test(word) ? (LINKS.has(word) ? 'link' : 'word') : 'stop';
    tokens.push({ kind, word, base: kind === 'word' ? baseOf(word) : word });
  }
  return tokens;
}
