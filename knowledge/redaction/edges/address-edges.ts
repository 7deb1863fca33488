// Adjusts the edges of an address, so that it includes the town after it but not words such as "house on"
// before it.
import type { DetailCandidate } from '../matching/candidate.js';
import { isPlaceName, isTown } from '../lists/places.js';
import { AMBIGUOUS_STREET, AREAS, PLAIN_STREET } from '../lists/street-words.js';
import { isFieldTerm, isOrdinaryWord } from '../lists/vocabulary.js';

export function withAddressEdges(text: string, found: readonly DetailCandidate[]): DetailCandidate[] {
  return joined(text, found).flatMap((one, at, all) =>
    one.type === 'address' ? whole(text, one, all[at + 1]?.start ?? text.length) : [one],
  );
}

/** Different rules may find the parts: “Flat 3, Harbour Mews, Wharf Lane” is one address. */
function joined(text: string, found: readonly DetailCandidate[]): DetailCandidate[] {
  const spans: DetailCandidate[] = [];
  for (const one of found) {
    const last = spans.at(-1);
    if (
      last?.type === 'address' &&
      one.type === 'address' &&
      one.start - last.end < 4 &&
      (/^,[ \n]{1,2}$/u.test(text.slice(last.end, one.start)) ||
        PREPOSITION.test(text.slice(last.start, one.start)))
    )
      spans[spans.length - 1] = { ...last, end: one.end, weight: Math.max(last.weight, one.weight) };
    else spans.push(one);
  }
  return spans;
}

const PREPOSITION = / (?:of|at|in|on|by|behind|above|over) $/u;
const OPENING =
  /^(?:(?:(?:in|the|an?|one|his|her|their) )?(?:house|flats?|room|caravan|shop|place) (?:on|in|at|by|near) |(?:on|in|at|by|near|from|to|of) )(?!the )(?=\p{L})/iu;
const POSTCODE = new RegExp(String.raw`,?[ \n](?<code>(?:${AREAS}) ?\d[A-Z\d]?(?: ?\d ?[A-Z]{2})?)$`, 'iu');
const STREET_END = new RegExp(String.raw`(?<!\p{L})(?:${PLAIN_STREET}|${AMBIGUOUS_STREET})$`, 'iu');
const NEXT_WORDS = [
  /^(?:\.?,)?[ \n]\p{L}['’\p{L}]{0,24}[ -](?:(?:on|upon|under|le)[ -])?\p{L}['’\p{L}]{1,24}(?![\p{L}\p{N}])/u,
  /^(?:\.?,)?[ \n]\p{L}['’\p{L}-]{1,40}(?![\p{L}\p{N}])/u,
];
const CAPITALISED = /^\P{L}+\p{Lu}\S+(?:[ -](?:(?:on|upon|under|le)[ -])?\p{Lu}\S+)?$/u;
const POSTCODE_NEXT = /^,?[ \n][A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}(?![A-Z\d])/iu;
const TOWN_ENDS =
  /^(?:[.,;)?\n]|$| [A-Z]{1,2}\d| -| (?:and|is|was|has|have|in|with|by|for|where|to|on|since|working)(?!\p{L}))/u;
const FURTHEST = 120;
const MOST_TOWNS = 3;

/**
 * Adds the towns after an address, and separates its postcode as another detail. A town by itself is not
 * personal data. `next` is where the next detail starts.
 */
function whole(text: string, address: DetailCandidate, next: number): DetailCandidate[] {
  const start = address.start + (OPENING.exec(text.slice(address.start, address.end))?.[0].length ?? 0);
  const code = POSTCODE.exec(text.slice(start, address.end));
  let end = code ? start + code.index : address.end;
  for (let towns = 0; towns < MOST_TOWNS; towns += 1) {
    const isStreet = STREET_END.test(text.slice(start, end));
    const needsComma = !isStreet && towns === 0;
    const length = townLength(text.slice(end, end + FURTHEST), isStreet, needsComma);
    if (!length || end + length > next) break;
    end += length;
  }
  const found: DetailCandidate[] = isPlaceName(text.slice(start, end).toLowerCase())
    ? []
    : [{ ...address, start, end }];
  if (code) found.push({ ...address, type: 'postcode', start: address.end - code.groups!['code']!.length });
  return found;
}

/**
 * No list has every village, so we also accept an unknown word if its position shows that it is a town, such
 * as "Headcorn" in "4 Oast View, Headcorn.". Elsewhere, an unknown word may be someone's name.
 */
function townLength(behind: string, isStreet: boolean, needsComma: boolean): number {
  const next = NEXT_WORDS.flatMap((pattern) => pattern.exec(behind)?.[0] ?? []).filter(
    (words) => !needsComma || words.includes(','),
  );
  const isVillage = (words: string, after: string) =>
    isStreet && words.includes(',') && TOWN_ENDS.test(after) && !plain(words).split(' ').some(isWord);
  const isLikeTown = (words: string, after = behind.slice(words.length)) =>
    CAPITALISED.test(words) && (POSTCODE_NEXT.test(after) || isVillage(words, after));
  const town = next.find((words) => isTown(plain(words))) ?? next.find((words) => isLikeTown(words));
  return town?.length ?? 0;
}

const plain = (words: string) =>
  words
    .toLowerCase()
    .replace(/^\P{L}+/u, '')
    .replaceAll('-', ' ');
const isWord = (word: string) => isOrdinaryWord(word) || isFieldTerm(word);
