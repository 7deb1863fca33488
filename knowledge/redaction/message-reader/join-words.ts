// Joins words that the message reader marked into spans, such as a full name, address or number.
import type { ReadClass, ReadWord } from '../../model/ports.js';
import { AMBIGUOUS_STREET, PLAIN_STREET } from '../lists/street-words.js';

export interface ReadSpan {
  class: ReadClass;
  words: ReadWord[];
}

/**
 * The text that may separate 2 words of a name ("Ana Pop", "Al-Masri"), of an address or of another detail.
 */
const GAPS: Record<'name' | 'place' | 'other', RegExp> = {
  name: /^(?: {0,2}|[-'] ?)$/u,
  place: /^(?: {0,2}|[-'./\\_@&+#,()]{1,2} ?|:| & )$/u,
  other: /^(?: {0,2}|[-'./\\:_@&+#()?*•]{1,2} ?|,| [-/&] | (?:[•*?]{1,4} ?){1,3})$/u,
};
const BIRTHDAY_GAP = /^ (?:of|the|in) $/u;
const INITIALS = /^\p{L}{1,2}$/u;
const SURNAME_IN_CAPITALS = /^[\p{Lu}\p{M}'-]{2,}$/u;
const CAPITAL = /^\p{Lu}/u;
const STREET = new RegExp(`^${PLAIN_STREET}$`, 'iu');
/** Matches a last word that suggests an address, as in "Firth Park Rise" or "Esplanade 6". */
const ADDRESS_END = new RegExp(`^(?:${PLAIN_STREET}|${AMBIGUOUS_STREET}|\\d{1,4}[a-z]?)$`, 'iu');

export function joinWords(text: string, words: readonly ReadWord[]): ReadSpan[] {
  const spans: ReadSpan[] = [];
  for (const word of words) {
    const last = spans.at(-1);
    if (last && goesOn(text, last, word)) last.words.push(word);
    else spans.push({ class: word.class, words: [word] });
  }
  return spans.map((span) => ({ ...span, class: classOf(text, span.words) }));
}

function goesOn(text: string, { words, class: kind }: ReadSpan, word: ReadWord): boolean {
  const last = words.at(-1)!;
  const gap = text.slice(last.end, word.start);
  // The message reader may give the words of a place, such as "Firth Park Rise", different classes.
  if (gap === ' ' && isNameOrPlace(last.class) && isNameOrPlace(word.class))
    return (
      last.class === word.class ||
      (last.class !== 'name' && endsAddress(text, word)) ||
      bothCapital(text, last, word)
    );
  if (last.class !== word.class) return false;
  if (kind === 'name') return GAPS.name.test(gap) || isNameGap(text, gap, last, word);
  if (kind === 'birth' && BIRTHDAY_GAP.test(gap)) return true;
  return GAPS[isNameOrPlace(kind) ? 'place' : 'other'].test(gap);
}

const isNameOrPlace = (kind: ReadClass) => kind === 'name' || kind === 'school' || kind === 'address';
const endsAddress = (text: string, word: ReadWord) =>
  word.class === 'address' && ADDRESS_END.test(wordAt(text, word));
const wordAt = (text: string, { start, end }: ReadWord) => text.slice(start, end);
const bothCapital = (text: string, ...words: ReadWord[]) =>
  words.every((word) => CAPITAL.test(wordAt(text, word)));

/** Joins "D. K." and "MEHARI, Senait", but not 2 names that are separated by a full stop or comma. */
function isNameGap(text: string, gap: string, last: ReadWord, word: ReadWord): boolean {
  if (/^\. ?$/u.test(gap)) return INITIALS.test(wordAt(text, last));
  return gap === ', ' && SURNAME_IN_CAPITALS.test(wordAt(text, last)) && CAPITAL.test(wordAt(text, word));
}

/** Returns the class with the highest total odds. However, a name that ends like a street is an address. */
function classOf(text: string, words: readonly ReadWord[]): ReadClass {
  if (words.length > 1 && isNameOrPlace(words[0]!.class) && STREET.test(wordAt(text, words.at(-1)!)))
    return 'address';
  const odds = new Map<ReadClass, number>();
  for (const word of words) odds.set(word.class, (odds.get(word.class) ?? 0) + word.odds);
  return [...odds].reduce((best, one) => (one[1] > best[1] ? one : best))[0];
}
