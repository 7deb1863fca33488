// Corrects typing errors in a question, so that the search finds the words the person meant.
import type { Steps } from '../model/slice-long-work.js';
import { lettersApart } from '../model/words/nearest-name.js';
import { addTo } from '../text/add-to.js';

/** Data for correcting errors. It is created once for each release. */
export interface TypoIndex {
  /** The words of the guidance, in lower case. */
  readonly known: ReadonlySet<string>;
  /** Other words that count as correct, in lower case. */
  readonly alsoKnown: ReadonlySet<string>;
  /** The frequent words of the guidance by first letter, with their counts. Only these correct errors. */
  readonly frequent: ReadonlyMap<string, readonly FrequentWord[]>;
}

interface FrequentWord {
  word: string;
  count: number;
}

/** Shorter words are too similar to others to be corrected: "weed" is one letter away from "week". */
const MIN_LETTERS = 5;
/**
 * An error is a missing, extra or swapped letter. In words of 7 letters or more, it can also be a wrong
 * letter. In words of 8 letters or more, we correct up to 2 errors.
 */
const MIN_LETTERS_FOR_TWO = 8;
const MIN_LETTERS_FOR_EXCHANGE = 7;
const MAX_LETTERS = 30;
/** A message with more unknown words is in another language or is an attack, so we correct nothing. */
const MOST_UNKNOWN = 100;
/** If several words need equally few changes, we only take one that is this many times as frequent as the next. */
const CLEARLY = 10;

/** `vocabulary` has how often each word is in the guidance; `alsoKnown` are others to leave unchanged. */
export function* typoIndexSteps(
  vocabulary: ReadonlyMap<string, number>,
  alsoKnown: readonly string[] = [],
): Steps<TypoIndex> {
  let total = 0;
  for (const count of vocabulary.values()) total += count;
  const often = Math.max(2, Math.min(8, Math.round(total / 50_000)));
  const frequent = new Map<string, FrequentWord[]>();
  for (const [word, count] of vocabulary) {
    yield;
    if (count < often || word.length < MIN_LETTERS - 1 || !/^[a-z]{1,30}$/.test(word)) continue;
    addTo(frequent, word[0]!, { word, count });
  }
  return withAlsoKnown({ known: new Set(vocabulary.keys()), frequent }, alsoKnown);
}

/** Replaces only `alsoKnown`, because reading all the guidance again would make other requests wait. */
export function withAlsoKnown(index: Omit<TypoIndex, 'alsoKnown'>, words: readonly string[]): TypoIndex {
  return { ...index, alsoKnown: new Set(words.map((word) => word.toLowerCase())) };
}

/**
 * Corrects words that are not in the guidance but are one error away from a frequent word in it. Words of 8
 * letters or more can have 2 errors. Swapping 2 adjacent letters counts as 1 error. Does not change words
 * that have a capital or a digit or are part of an address. Does not correct a wrong first letter, or a word
 * that could be either of 2 words.
 */
export function correctTypos(text: string, index: TypoIndex): string {
  const meant = new Map<string, string>();
  const corrected = (word: string): string => {
    const found = meant.get(word);
    if (found !== undefined) return found;
    if (meant.size === MOST_UNKNOWN || !mayBeTypo(word, index)) return word;
    const right = meantWord(word, index) ?? word;
    meant.set(word, right);
    return right;
  };
  return text.replace(/\S+/g, (chunk) => {
    if (/[\d@_\\]|:\/\/|\w\.\w/.test(chunk)) return chunk;
    return chunk.replace(/[\p{L}\p{M}]+(?:['’][\p{L}\p{M}]+)*/gu, corrected);
  });
}

function mayBeTypo(word: string, index: TypoIndex): boolean {
  if (word.length < MIN_LETTERS || word.length > MAX_LETTERS || !/^[a-z]+$/.test(word)) return false;
  return !isKnown(word, index);
}

function meantWord(word: string, index: TypoIndex): string | undefined {
  const reach = word.length >= MIN_LETTERS_FOR_TWO ? 2 : 1;
  const nearest: FrequentWord[] = [];
  let best = reach;
  for (const candidate of candidatesFor(word, index)) {
    const distance = lettersApart(word, candidate.word, best);
    if (distance > best || !isPlausible(word, candidate.word)) continue;
    if (distance < best) nearest.length = 0;
    best = distance;
    nearest.push(candidate);
  }
  const [first, second] = nearest.sort((a, b) => b.count - a.count);
  if (!first || (second && first.count < CLEARLY * second.count)) return undefined;
  return first.word;
}

/** True for a known word with an ending: "mates" counts as correct if "mate" is known. */
function isKnown(word: string, { known, alsoKnown }: TypoIndex): boolean {
  const has = (form: string) => known.has(form) || alsoKnown.has(form);
  if (has(word) || has(`${word}s`)) return true;
  return ['s', 'es', 'ed', 'd', 'ing', 'ly'].some(
    (ending) => word.endsWith(ending) && has(word.slice(0, -ending.length)),
  );
}

/** People rarely get the first letter wrong, but may swap it with the second. */
function candidatesFor(word: string, { frequent }: TypoIndex): FrequentWord[] {
  const [first, second] = [word[0]!, word[1]!];
  const swapped = frequent.get(second)?.filter((candidate) => candidate.word[1] === first) ?? [];
  return [...(frequent.get(first) ?? []), ...(first === second ? [] : swapped)];
}

/**
 * Rejects corrections that are unlikely. In short words, people often drop or swap a letter but rarely type a
 * wrong one. 2 wrong letters make a different word: "snapchat" is not "snapshot".
 */
function isPlausible(written: string, meant: string): boolean {
  if (written.length !== meant.length) return true;
  return lettersExchanged(written, meant) <= (written.length >= MIN_LETTERS_FOR_EXCHANGE ? 1 : 0);
}

/** Counts letters of `written` without a match in `meant`, each of whose letters matches at most once. */
function lettersExchanged(written: string, meant: string): number {
  let left = meant;
  let exchanged = 0;
  for (const letter of written) {
    if (left.includes(letter)) left = left.replace(letter, '');
    else exchanged++;
  }
  return exchanged;
}
