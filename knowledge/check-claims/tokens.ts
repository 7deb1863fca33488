// Parts a folded text into what is compared word by word: topic words, figures, marks, small words and stops.
import { baseOf } from './base-forms.js';
import type { Figure } from './figures.js';
import type { Mark } from './marks.js';

export interface Token {
  kind: 'word' | 'figure' | 'mark' | 'link' | 'stop';
  word: string;
  /** Equal where two mean the same. */
  base: string;
  start: number;
  end: number;
  /** Number of the quoted sentence; 0 in a claim. */
  sentence: number;
  /** A form of "be" before a past form. */
  isPassive: boolean;
  /** A word that begins a phrase or a clause, and goes with it. */
  isLead: boolean;
}

export const LINKS = new Set(
  'a an the this that these those such its their his her your our own is are was were be been being am has have having had do does did doing it they them he she him you we us who whom whose which what where when while as of in on at for to with into onto via through during per upon by from about between under and or but if so also then there here how whether because since therefore itself themselves'.split(
    ' ',
  ),
);
const LEADS = new Set(
  'where when while as of in on at for to with into onto via through during per upon by from about between under if because since who which that'.split(
    ' ',
  ),
);
const LEADING_MARKS = new Set([
  'if',
  'unless',
  'ifPossible',
  'until',
  'before',
  'after',
  'within',
  'without',
  'only',
  'atLeast',
  'atMost',
]);
const BE = new Set(['is', 'are', 'was', 'were', 'be', 'been', 'being']);
const PAST =
  /(?:ed|wn|ught|ound|ept|eft|elt|eld|ade|aid|ent|iven|aken|itten|een|one|old|own|osen|oken|iven|hidden|found|put|set|read|met|led)$/;

export function tokensOf(
  folded: string,
  marks: readonly Mark[],
  figures: readonly Figure[],
  sentence = 0,
): Token[] {
  const tokens: Token[] = [];
  const spans = [
    ...figures.map(({ start, end, kind, value }) => ({
      start,
      end,
      kind: 'figure' as const,
      base: `${kind} ${value}`,
    })),
    ...marks.map(({ start, end, kind }) => ({ start, end, kind: 'mark' as const, base: `#${kind}` })),
  ].sort((a, b) => a.start - b.start || b.end - a.end);
  let next = 0;
  for (const match of folded.matchAll(/[\p{L}\p{N}]+(?:'\p{L}+)?|[,.;:()\n?!"]| - /gu)) {
    const at = match.index;
    while (next < spans.length && spans[next]!.end <= at) next += 1;
    const span = spans[next];
    if (span && span.start <= at) {
      if (tokens.at(-1)?.start !== span.start) {
        const word = folded.slice(span.start, span.end);
        tokens.push({
          ...span,
          word,
          sentence,
          isPassive: false,
          isLead: span.kind === 'mark' && LEADING_MARKS.has(span.base.slice(1)),
        });
      }
      continue;
    }
    const word = match[0].replace(/'\p{L}*$/u, '');
    const isStop = !/[\p{L}\p{N}]/u.test(word);
    const kind = isStop ? 'stop' : LINKS.has(word) ? 'link' : 'word';
    const isPassive =
      kind === 'word' &&
      PAST.test(word) &&
      tokens.slice(-3).some((token) => BE.has(token.word) || /\b(?:be|is|are)$/.test(token.word));
    tokens.push({
      kind,
      word,
      base: kind === 'word' ? baseOf(word) : word,
      start: at,
      end: at + match[0].length,
      sentence,
      isPassive,
      isLead: LEADS.has(word),
    });
  }
  return tokens;
}
