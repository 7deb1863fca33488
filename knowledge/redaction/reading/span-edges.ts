// Decides where a span that the reader marks begins and ends: without the words beside a name, with its initials.
import { AREAS } from '../lists/street-words.js';
import type { Kept } from '../matching/candidate.js';
import type { ReadWord } from '../../model/ports.js';
import type { ReadSpan } from './join-words.js';
import type { ReaderThresholds } from './thresholds.js';

const CAPITAL = /^\p{Lu}/u;
const PARTICLE =
  /^(?:al|an|ap|ab|bin|bint|da|de|del|der|den|di|do|dos|du|el|ferch|ibn|la|le|mac|nic|of|st|the|ten|van|von|y|zu)$/u;

/** Text in the form of a postcode ("OL9") needs lower odds to be taken for one. */
const POSTCODE = 0.3;
const POSTCODE_FORM = new RegExp(`^(?:${AREAS})\\d[A-Z\\d]?(?: ?\\d(?:[A-Z]{2})?)?$`, 'iu');
export const isPostcode = (text: string): boolean => POSTCODE_FORM.test(text);

/**
 * Keeps a span if the reader is sure of a word in it. Drops punctuation at its edges, and lower-case words next to
 * capitalised ones.
 */
export function trimSpan(span: ReadSpan, text: string, { take }: ReaderThresholds): ReadSpan | undefined {
  const least = isPostcode(text.slice(span.words[0]!.start, span.words.at(-1)!.end))
    ? POSTCODE
    : take[span.class];
  const isSure = ({ odds }: ReadWord) => odds >= least;
  if (!span.words.some(isSure)) return undefined;
  const said = ({ start, end }: ReadWord) => text.slice(start, end);
  const capital =
    (span.class === 'name' || span.class === 'school') &&
    span.words.some((word) => isSure(word) && CAPITAL.test(said(word)));
  const isOff = (word: ReadWord) =>
    !/[\p{L}\p{N}]/u.test(said(word)) ||
    (capital &&
      /^\p{Ll}/u.test(said(word)) &&
      !PARTICLE.test(said(word)) &&
      !/['’]/u.test(text.charAt(word.start - 1)));
  const words = [...span.words];
  while (words.length && isOff(words[0]!)) words.shift();
  while (words.length && isOff(words.at(-1)!)) words.pop();
  return words.some(isSure) ? { ...span, words } : undefined;
}

const BEFORE = /(?<![\p{L}\p{N}.'-])(?:\p{Lu}\. ?|(?!A )\p{Lu} ){1,3}$/u;
const AFTER = /^ (?:\p{Lu}\.(?: ?\p{Lu}\.)?|(?![AI] )\p{Lu}(?![\p{L}\p{N}.'’-]))/u;
const LONGEST_INITIALS = 10;

/** "R. Osei", "Ahmed R": an initial beside a name is part of it. */
export function withInitials(text: string, { start, end }: Kept): Kept {
  const before = BEFORE.exec(text.slice(Math.max(0, start - LONGEST_INITIALS), start))?.[0] ?? '';
  const after = AFTER.exec(text.slice(end, end + LONGEST_INITIALS))?.[0] ?? '';
  return { start: start - before.length, end: end + after.length };
}
