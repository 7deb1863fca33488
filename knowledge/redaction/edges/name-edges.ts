// Adjusts the edges of a name, so that it includes initials and a surname but not a greeting.
import { spansOf, type DetailCandidate, type KeptSpan } from '../matching/candidate.js';
import { plainWord } from '../matching/readable.js';
import { isFamilyName, isGivenName } from '../lists/vocabulary.js';
import { countBefore } from '../../text/count-before.js';
import { grown } from './grow-spans.js';

export function withNameEdges(text: string, found: readonly DetailCandidate[]): DetailCandidate[] {
  const spelled = spansOf(text, SPELLED);
  const trimmed = found.map((one) => (isName(one) ? { ...one, start: one.start + opening(text, one) } : one));
  const whole = grown(joined(text, trimmed), (one) => (isName(one) ? withInitials(text, one) : one));
  return grown(
    whole.flatMap((one) => (isName(one) ? apart(text, one, spelled) : [one])),
    (one) => one,
  );
}

const isName = ({ type }: DetailCandidate) => type === 'name';

const OPENING =
  /^(?:(?:hi|hiya|hello|hey|dear|morning|assalamu|alaikum|salaam|told|ring|rang|mon|tue|wed|thu|fri) )+(?=\p{L})/iu;
const opening = (text: string, { start, end }: KeptSpan) =>
  OPENING.exec(text.slice(start, end))?.[0].length ?? 0;

function joined(text: string, found: readonly DetailCandidate[]): DetailCandidate[] {
  const spans: DetailCandidate[] = [];
  for (const one of found) {
    const last = spans.at(-1);
    if (last && isName(last) && isName(one) && isOneName(text, last, one))
      spans[spans.length - 1] = { ...last, end: one.end };
    else spans.push(one);
  }
  return spans;
}

const LONGEST_GAP = 16;
const SURNAME = /^\p{Lu}[\p{L}\p{M}'-]*\.?$/u;
const LABEL_BEFORE = /(?:^|[\n:;"(]) ?$|- $/u;
const HEADER_BEFORE = /(?:^|[\n>] ?)(?:from|to|b?cc|re|fwd?|subject|name|child|client|pupil): ?$/iu;
const CAPITALS = /^[\p{Lu}\p{M}' -]{2,}$/u;

const before = (text: string, start: number) => text.slice(Math.max(0, start - LONGEST_GAP), start);

/** In a header such as “Cc: Čonková, Vanesa”, the given name need not be on the list of given names. */
function isGivenNext(ahead: string, one: string, other: string): boolean {
  const surname = plainWord(one);
  if (HEADER_BEFORE.test(ahead))
    return /^\p{Lu}/u.test(other) && (!isGivenName(surname) || isFamilyName(surname));
  return (
    LABEL_BEFORE.test(ahead) && !isGivenName(surname) && isGivenName(plainWord(other.split(/[ -]/u)[0]!))
  );
}

/** True for names that were found in 2 parts, such as "Gamble, Rich" and "KACPER JAN ZIMA". */
function isOneName(text: string, last: KeptSpan, next: KeptSpan): boolean {
  if (next.start - last.end > LONGEST_GAP) return false;
  const gap = text.slice(last.end, next.start);
  const [one, other] = [text.slice(last.start, last.end), text.slice(next.start, next.end)];
  if (gap === ', ') return SURNAME.test(one) && isGivenNext(before(text, last.start), one, other);
  return /^ \p{Lu}{2,}\.? $/u.test(gap) && CAPITALS.test(one) && CAPITALS.test(other);
}

const BEFORE = /(?<![\p{L}\p{N}.'-])(?:\p{Lu}\. ?|(?!A )\p{Lu} ){1,3}$/u;
const AFTER =
  /^ (?:\p{Lu}\.(?: ?\p{Lu}\.)?|(?![AI] )\p{Lu}(?![\p{L}\p{N}.'’-])|(?![ainux])\p{Ll}(?=[,:;.)?!\n]|$))/u;
const LONGEST_INITIALS = 10;

/** Adds initials before or after a name: "R. Osei", "Ahmed R". */
function withInitials(text: string, { start, end }: KeptSpan): KeptSpan {
  const ahead = BEFORE.exec(text.slice(Math.max(0, start - LONGEST_INITIALS), start))?.[0] ?? '';
  const after = AFTER.exec(text.slice(end, end + LONGEST_INITIALS))?.[0] ?? '';
  return { start: start - ahead.length, end: end + after.length };
}

const SPELLED = /(?<![\p{L}\p{N}])\p{Ll}(?:[ -]\p{Ll}){2,24}(?![\p{L}\p{N}])/gu;

/** Separates a name from the same name spelt out, as in "eluned e l u n e d". */
function apart(text: string, name: DetailCandidate, spelled: readonly KeptSpan[]): DetailCandidate[] {
  const letters = spelled[countBefore(spelled.length, (n) => spelled[n]!.end < name.end)];
  if (!letters || letters.start >= name.end) return [name];
  const spoken = text.slice(name.start, letters.start).trimEnd();
  return [
    ...(spoken ? [{ ...name, end: name.start + spoken.length }] : []),
    { ...name, start: letters.start, end: letters.end },
  ];
}
