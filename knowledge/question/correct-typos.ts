// Corrects typing errors in a question, so that the search finds the words the person meant.
import type { Steps } from '../model/slice-long-work.js';

/** Data for correcting errors. It is created once for each release. */
export interface TypoIndex {
  /** The words of the guidance, in lower case. */
  readonly known: ReadonlySet<string>;
  /** Other words that count as correct, in lower case. */
  readonly alsoKnown: ReadonlySet<string>;
  /**
   * How often each frequent word appears in the guidance. Errors are only corrected to one of these words.
   */
  readonly frequent: ReadonlyMap<string, number>;
  /**
   * Maps each fragment to the words it came from. A fragment is the start of a frequent word with up to 2
   * letters deleted.
   */
  readonly fragments: ReadonlyMap<string, readonly string[]>;
}

/**
 * Shorter words are not corrected, because they are too similar to others: "weed" is only one letter away
 * from "week".
 */
const MIN_LETTERS = 5;
/**
 * An error is a missing, extra or swapped letter. In words of 7 letters or more, it can also be a wrong
 * letter. In words of 8 letters or more, we correct up to 2 errors.
 */
const MIN_LETTERS_FOR_TWO = 8;
const MIN_LETTERS_FOR_EXCHANGE = 7;
const MAX_LETTERS = 30;
/**
 * Letters are only removed from the start of a word: from its first `PREFIX_LETTERS` letters. With 40,000
 * words, this takes about 120MB.
 */
const PREFIX_LETTERS = 7;
/**
 * A message with more unknown words than this is in another language or is an attack, so we correct nothing.
 */
const MOST_UNKNOWN = 100;
/**
 * If several words have equally few errors, we only correct to the most frequent, and only if it is this many
 * times as frequent as the next.
 */
const CLEARLY = 10;

/**
 * Yields after each word. `vocabulary` has the number of times each word appears in the guidance. `alsoKnown`
 * are other words to leave unchanged.
 */
export function* typoIndexSteps(
  vocabulary: ReadonlyMap<string, number>,
  alsoKnown: readonly string[] = [],
): Steps<TypoIndex> {
  let total = 0;
  for (const count of vocabulary.values()) total += count;
  const often = Math.max(2, Math.min(8, Math.round(total / 50_000)));
  const frequent = new Map<string, number>();
  const fragments = new Map<string, string[]>();
  for (const [word, count] of vocabulary) {
    yield;
    if (count < often || word.length < MIN_LETTERS - 1 || !/^[a-z]{1,30}$/.test(word)) continue;
    frequent.set(word, count);
    for (const fragment of fragmentsOf(word)) {
      const words = fragments.get(fragment);
      if (words) words.push(word);
      else fragments.set(fragment, [word]);
    }
  }
  return withAlsoKnown({ known: new Set(vocabulary.keys()), frequent, fragments }, alsoKnown);
}

/** Replaces only the other words, because reading all guidance again would keep others waiting. */
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
  const nearest: { word: string; count: number }[] = [];
  let best = reach;
  for (const candidate of candidatesFor(word, index)) {
    const distance = slipsBetween(word, candidate, best);
    if (distance > best || !isPlausible(word, candidate)) continue;
    if (distance < best) nearest.length = 0;
    best = distance;
    nearest.push({ word: candidate, count: index.frequent.get(candidate) ?? 0 });
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

/**
 * Rejects corrections that are unlikely. People rarely get the first letter wrong. In short words, they often
 * drop or swap a letter but rarely type a wrong one. 2 wrong letters make a different word: "snapchat" is not
 * "snapshot".
 */
function isPlausible(written: string, meant: string): boolean {
  const swappedStart = written[0] === meant[1] && written[1] === meant[0];
  if (written[0] !== meant[0] && !swappedStart) return false;
  if (written.length !== meant.length) return true;
  return lettersExchanged(written, meant) <= (written.length >= MIN_LETTERS_FOR_EXCHANGE ? 1 : 0);
}

/**
 * Returns the number of letters in `written` that have no match in `meant`. Each letter of `meant` is matched
 * at most once.
 */
function lettersExchanged(written: string, meant: string): number {
  let left = meant;
  let exchanged = 0;
  for (const letter of written) {
    if (left.includes(letter)) left = left.replace(letter, '');
    else exchanged++;
  }
  return exchanged;
}

function candidatesFor(word: string, index: TypoIndex): Set<string> {
  const found = new Set<string>();
  for (const fragment of fragmentsOf(word))
    for (const candidate of index.fragments.get(fragment) ?? [])
      if (Math.abs(candidate.length - word.length) <= 2) found.add(candidate);
  return found;
}

/** Returns the first letters of a word, in full and with 1 letter removed (or up to 2 for a long word). */
function fragmentsOf(word: string): Set<string> {
  const start = word.slice(0, PREFIX_LETTERS);
  const fragments = new Set([start]);
  // A word of 6 or 7 letters may be an 8-letter word with 2 errors, so up to 2 letters are removed from it
  // too.
  const rounds = word.length >= MIN_LETTERS_FOR_TWO - 2 ? 2 : 1;
  let last = [start];
  for (let round = 0; round < rounds; round++) {
    const shorter = new Set<string>();
    for (const fragment of last)
      for (let i = 0; i < fragment.length; i++) shorter.add(fragment.slice(0, i) + fragment.slice(i + 1));
    for (const fragment of shorter) fragments.add(fragment);
    last = [...shorter];
  }
  return fragments;
}

/**
 * Counts errors: letters that are missing, added, wrong or swapped with the next letter. If there are more
 * than `limit`, the result may be any number above `limit`.
 */
function slipsBetween(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const exchange = last[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      let least = Math.min(exchange, last[j]! + 1, row[j - 1]! + 1);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        least = Math.min(least, beforeLast[j - 2]! + 1);
      row.push(least);
    }
    if (Math.min(...row) > limit) return limit + 1;
    beforeLast = last;
    last = row;
  }
  return last[b.length]!;
}
