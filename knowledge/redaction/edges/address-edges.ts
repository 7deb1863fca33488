// Where an address begins and ends: it has one span, without the town behind it or "house on" before it.
import type { Candidate } from '../matching/candidate.js';
import { PLACE_PHRASES, PLACE_WORDS } from '../lists/places.js';
import { AMBIGUOUS_STREET, AREAS, PLAIN_STREET } from '../lists/street-words.js';

export function withAddressEdges(text: string, found: readonly Candidate[]): Candidate[] {
  return joined(text, found).flatMap((one) => (one.type === 'address' ? trimmed(text, one) : [one]));
}

/** "Flat 3, Harbour Mews, Wharf Lane": the parts of one address, however they were found. */
function joined(text: string, found: readonly Candidate[]): Candidate[] {
  const spans: Candidate[] = [];
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
const STREET_END = new RegExp(String.raw`(?<![\p{L}])(?:${PLAIN_STREET}|${AMBIGUOUS_STREET})\.?$`, 'iu');
const PLAIN_END = new RegExp(String.raw`(?<![\p{L}])(?:${PLAIN_STREET})\.?$`, 'iu');
const LAST_WORDS = [
  /(?<gap>,? |\n)(?<town>\p{Lu}[\p{L}'-]{1,24} (?:(?:on|upon|under|in|le|the|by) )?\p{Lu}[\p{L}'-]{1,24})$/u,
  /(?<gap>,? |\n)(?<town>\p{Lu}[\p{L}'-]{1,40})$/u,
];
const VILLAGE = /^\p{Lu}[\p{L}-]{3,}$/u;
const LINE_END = /^(?:$|\n|[.;)](?: |\n|$)|, \p{Ll})/u;
const POSTCODE_NEXT = /^,?[ \n][A-Z]{1,2}\d/iu;
const MOST_TOWNS = 3;
const phrases = new Set(PLACE_PHRASES);
const isTown = (words: string) => PLACE_WORDS.has(words.toLowerCase()) || phrases.has(words.toLowerCase());

/** The postcode behind an address is a detail of its own, and the town between them is none. */
function trimmed(text: string, address: Candidate): Candidate[] {
  const start = address.start + (OPENING.exec(text.slice(address.start, address.end))?.[0].length ?? 0);
  const code = POSTCODE.exec(text.slice(start, address.end));
  let rest = text.slice(start, code ? start + code.index : address.end);
  const after = code?.[0] ?? text.slice(address.end, address.end + 6);
  for (let towns = 0; towns < MOST_TOWNS; towns += 1) rest = withoutTown(rest, after);
  const found: Candidate[] = isTown(rest) ? [] : [{ ...address, start, end: start + rest.length }];
  if (code) found.push({ ...address, type: 'postcode', start: address.end - code.groups!['code']!.length });
  return found;
}

function withoutTown(rest: string, after: string): string {
  for (const pattern of LAST_WORDS) {
    const last = pattern.exec(rest);
    const { gap = '', town = '' } = last?.groups ?? {};
    if (!last || STREET_END.test(town)) continue;
    const before = rest.slice(0, last.index);
    if (isTown(town) && (gap !== ' ' || STREET_END.test(before))) return before;
    if (gap === ', ' && /\p{L}$/u.test(before) && POSTCODE_NEXT.test(after)) return before;
    // No list has every village: "4 Oast View, Headcorn". Anything else behind a street may be someone's name.
    const isStreet = PLAIN_END.test(before) || (/\d/u.test(before) && STREET_END.test(before));
    if (isStreet && gap === ', ' && VILLAGE.test(town) && LINE_END.test(after)) return before;
  }
  return rest;
}
