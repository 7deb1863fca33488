// People's corrections: words that are not personal, and words that we missed. They are stored and erased
// together with the conversation's pseudonyms.
import type { PersonalDataType, RedactedText } from '../../model/personal-data.js';
import type { DetailCandidate, KeptSpan } from '../matching/candidate.js';
import { isTown } from '../lists/places.js';
import { isGivenName } from '../lists/vocabulary.js';
import { makeReadable, receivedSpan } from '../matching/readable.js';
import {
  APART,
  createPseudonymAssigner,
  highestPseudonym,
  pseudonymKey,
  remembered,
  replaceSpans,
  type Pseudonyms,
} from './pseudonyms.js';
import { readSigned } from './name-forms.js';
import { findWords, freeOfPseudonyms } from './find-words.js';

/**
 * Prefix for the pseudonym of words that are not personal. We keep such entries so that their numbers are not
 * used again.
 */
export const FREED = '-';
/** Prefix for the key of words that we missed. */
const MISSED = 'missed ';

export interface Memory {
  pseudonyms: Pseudonyms;
  /**
   * Values to look for again, with their pseudonyms. If only part of a name appears, it gets the pseudonym of
   * the whole name. Leaves out words that someone told us we missed, because they are in `missed`.
   */
  repeated: Pseudonyms;
  /** Words that are not personal and are kept. Stored without spaces. */
  freed: ReadonlySet<string>;
  /** The pseudonyms of words that are now kept. Their numbers are not reused. */
  spent: readonly string[];
  /** Words that we missed and now remove, without spaces. */
  missed: ReadonlyMap<string, { type: PersonalDataType; pseudonym: string }>;
}

export function readMemory(known: Pseudonyms): Memory {
  const pseudonyms: Record<string, string> = {};
  const freed = new Set<string>();
  const spent: string[] = [];
  const missed = new Map<string, { type: PersonalDataType; pseudonym: string }>();
  for (const [said, pseudonym] of Object.entries(known)) {
    if (said.startsWith(APART)) continue;
    const key = said.startsWith(MISSED) ? said.slice(MISSED.length) : said;
    if (pseudonym.startsWith(FREED)) {
      freed.add(runTogether(key));
      spent.push(pseudonym.slice(FREED.length));
      continue;
    }
    pseudonyms[key] = pseudonym;
    if (key !== said) missed.set(runTogether(key), { type: typeOf(key), pseudonym });
  }
  const repeated = Object.fromEntries(
    Object.entries(pseudonyms).filter(([key]) => !missed.has(runTogether(key))),
  );
  return { pseudonyms, repeated, freed, spent, missed };
}

/** Returns the type without a prefix, such as the one for a hyphenated name. */
const typeOf = (key: string) => key.slice(0, key.indexOf(':')).split(' ').at(-1) as PersonalDataType;
const runTogether = (key: string) => key.slice(key.indexOf(':') + 1).replaceAll(' ', '');

/** Types found by the words in them. Addresses that contain a digit are found by their format instead. */
const BY_WORDS: ReadonlySet<PersonalDataType> = new Set(['name', 'school', 'address']);
/** Types without a fixed format, removed by the reader or the strict rules. */
const BY_SIGHT: ReadonlySet<PersonalDataType> = new Set([
  ...BY_WORDS,
  'date_of_birth',
  'case_id',
  'social_handle',
]);

/** People can tell us that these are not personal details. We never put back dates of birth or addresses. */
const RESTORABLE: ReadonlySet<PersonalDataType> = new Set(['name', 'school', 'case_id', 'social_handle']);

/**
 * People could once put back streets and dates of birth. This gives those their placeholders again. It runs when the
 * memory is read from the store, so that all the code sees the same memory.
 */
export function asRemoved(known: Pseudonyms): Pseudonyms {
  const isKept = (key: string, own: string) => !own.startsWith(FREED) || RESTORABLE.has(typeOf(key));
  return Object.fromEntries(
    Object.entries(known).map(([key, own]) => [key, isKept(key, own) ? own : own.slice(FREED.length)]),
  );
}

/**
 * Returns functions that decide whether a candidate is removed, given the words that someone said are not
 * personal.
 */
export function createGoes({ freed }: Memory, text: string) {
  const spans = freed.size ? findWords(text, freed) : [];
  const at = new Map(
    spans.flatMap((span) =>
      Array.from({ length: span.end - span.start }, (_, n) => [span.start + n, span.end] as const),
    ),
  );
  const isWithin = ({ start, end }: KeptSpan) => end <= (at.get(start) ?? 0);
  return {
    byRule: (candidate: DetailCandidate) =>
      !BY_WORDS.has(candidate.type) ||
      (candidate.type === 'address' && /\d/u.test(text.slice(candidate.start, candidate.end))) ||
      !isWithin(candidate),
    bySight: (candidate: DetailCandidate) => !BY_SIGHT.has(candidate.type) || !isWithin(candidate),
  };
}

/**
 * Adds words that we missed. If they overlap another span, the 2 spans are merged so that all the words are
 * removed.
 */
export function withMissed(
  text: string,
  { missed }: Memory,
  found: readonly DetailCandidate[],
): DetailCandidate[] {
  if (!missed.size) return [...found];
  const typed = freeOfPseudonyms(text, findWords(text, missed)).map(
    ({ start, end, words }): DetailCandidate => ({
      start,
      end,
      type: missed.get(words)!.type,
      weight: 0,
    }),
  );
  return joinOverlapping([...found, ...typed]);
}

function joinOverlapping(spans: readonly DetailCandidate[]): DetailCandidate[] {
  const joined: DetailCandidate[] = [];
  for (const span of [...spans].sort((one, other) => one.start - other.start)) {
    const last = joined.at(-1);
    if (!last || last.end <= span.start) joined.push({ ...span });
    else
      joined.splice(-1, 1, {
        ...(last.weight < span.weight ? span : last),
        start: last.start,
        end: Math.max(last.end, span.end),
      });
  }
  return joined;
}

/** Replaces words that we missed with their pseudonyms in a text that is already redacted. */
export function takeOutMissed(text: RedactedText, known: Pseudonyms): RedactedText {
  const { missed } = readMemory(known);
  const readable = makeReadable(text);
  const found = freeOfPseudonyms(readable.text, findWords(readable.text, missed));
  const spans = found.map(({ words, ...span }) => {
    const [start, end] = receivedSpan(readable, span.start, span.end);
    return { start, end, pseudonym: missed.get(words)!.pseudonym };
  });
  return replaceSpans(text, spans);
}

/** True if the text contains these words, in any spelling that we treat as the same. */
export function holdsWords(text: string, words: string): boolean {
  const sought = formSought(words);
  if (sought === undefined) return false;
  const { text: readable } = makeReadable(text);
  return freeOfPseudonyms(readable, findWords(readable, new Set([sought]))).length > 0;
}

/**
 * Replaces these words, in any spelling that we treat as the same, except in pseudonyms. Also finds words
 * that are split over 2 lines or are part of a hyphenated name.
 */
export function replaceWords(text: string, words: readonly string[], replacement: string): string {
  const sought = new Set(words.flatMap((one) => formSought(one) ?? []));
  if (!sought.size) return text;
  const readable = makeReadable(text);
  const spans = [readable.text, readable.text.replace(/[-\n]/gu, ' ')]
    .flatMap((one) => freeOfPseudonyms(one, findWords(one, sought)))
    .map(({ start, end }): DetailCandidate => ({ start, end, type: 'name', weight: 0 }));
  const replaced = joinOverlapping(spans).map(({ start, end }) => {
    const [from, to] = receivedSpan(readable, start, end);
    return { start: from, end: to, pseudonym: replacement };
  });
  return replaceSpans(text, replaced);
}

const SHORTEST = 2;

/**
 * Returns the words in the form that we compare: normalised, without spaces. Undefined if that form is too
 * short.
 */
export function formSought(words: string): string | undefined {
  const form = runTogether(pseudonymKey('name', withoutPossessive(words)));
  return form.length < SHORTEST ? undefined : form;
}

/**
 * If a detail has more words than this, a search only looks for the whole detail and for a few adjacent
 * words, such as a full name.
 */
const MOST_WORDS = 10;
const MOST_OF_MANY = 3;

/** The forms of a value that a search looks for: the whole value, each word, and adjacent words. */
export function searchFormsOf(value: string): string[] {
  const words = pseudonymKey('name', value).slice('name:'.length).split(' ');
  const longest = words.length > MOST_WORDS ? MOST_OF_MANY : words.length;
  const runs = words.flatMap((_, from) =>
    Array.from({ length: Math.min(longest, words.length - from) }, (_, more) =>
      words.slice(from, from + more + 1).join(''),
    ),
  );
  return [...new Set([words.join(''), ...runs])].filter((form) => form.length >= SHORTEST);
}

const withoutPossessive = (words: string) => words.replace(/['’]s$/iu, '');

export interface Freed {
  known: Pseudonyms;
  keys: ReadonlySet<string>;
  type: PersonalDataType;
}

/**
 * Stops removing the words with this pseudonym. Returns undefined if no words have it, or 'form' if the words
 * must always be removed because of their format.
 */
export function freePseudonym(known: Pseudonyms, pseudonym: string): Freed | 'form' | undefined {
  const said = Object.keys(known).filter((key) => known[key] === pseudonym);
  const keys = said.map((key) => (key.startsWith(MISSED) ? key.slice(MISSED.length) : readSigned(key).key));
  const first = keys.find((key) => !key.startsWith(APART));
  if (first === undefined) return undefined;
  if (!RESTORABLE.has(typeOf(first))) return 'form';
  const others = Object.entries(known).filter(([key]) => !said.includes(key));
  const freed = keys.map((key) => [key, FREED + pseudonym]);
  // “Khan”, freed as Mrs Khan's name, may have had its own number, which must not be used again.
  const lost = others
    .filter(([key]) => keys.includes(key))
    .map(([, own]) => [`${own} ${typeOf(first)}:#`, own]);
  return {
    known: Object.fromEntries([...others, ...freed, ...lost]) as Pseudonyms,
    keys: new Set(keys),
    type: typeOf(first),
  };
}

/**
 * Always removes these words from now on. `texts` may contain pseudonyms that are not in `known`, and their
 * numbers are not used again.
 */
export function rememberMissed(
  known: Pseudonyms,
  typed: string,
  texts: readonly string[],
): { known: Pseudonyms; type: PersonalDataType } {
  const words = withoutPossessive(typed);
  const type = likelyType(words);
  const { pseudonyms, spent } = readMemory(known);
  const highest = highestPseudonym([...texts, ...spent].join('\n'));
  const pseudonym = createPseudonymAssigner(pseudonyms, highest)(type, words);
  const key = pseudonymKey(type, words);
  const others = Object.entries(known).filter(([one]) => one !== key);
  const added = remembered(type, words, { pseudonym, mark: MISSED });
  return { known: { ...Object.fromEntries(others), ...added }, type };
}

/**
 * Adds the pseudonyms of another conversation, which take priority. If 2 details would have the same
 * pseudonym, words that we missed get a new one.
 */
export function withBrought(own: Pseudonyms, brought: Pseudonyms): Pseudonyms {
  const taken = new Set(Object.values(brought));
  const lost = Object.keys(own).filter((key) => taken.has(own[key]!));
  const rest = Object.entries(own).filter(([key]) => !lost.includes(key));
  const joined: Record<string, string> = { ...Object.fromEntries(rest), ...brought };
  const { pseudonyms, spent } = readMemory(joined);
  const assign = createPseudonymAssigner(pseudonyms, highestPseudonym(spent.join('\n')));
  for (const key of lost.filter((one) => one.startsWith(MISSED))) {
    const said = key.slice(MISSED.length);
    joined[key] = assign(typeOf(said), said.slice(said.indexOf(':') + 1));
  }
  return joined;
}

function likelyType(words: string): PersonalDataType {
  const place = words.trim().toLowerCase().replace(/\s+/gu, ' ');
  if (isTown(place) && !isGivenName(place)) return 'address';
  if (!/\d/u.test(words)) return 'name';
  return /\p{L}{2}/u.test(words) && /\s/u.test(words.trim()) ? 'address' : 'case_id';
}
