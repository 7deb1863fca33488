// Limits the length of messages on every platform, and decides what is kept of a message that is too long.
import type { Steps } from '../../../knowledge/model/slice-long-work.js';

/** In characters. Longer than any question needs to be, but short enough for an adviser to read. */
export const LONGEST_MESSAGE = 4000;
/** In characters. Advisers may write more, because their messages are not searched for or sent to a model. */
export const LONGEST_REPLY = 8000;
/** How many characters of a long message are checked for danger. Only the web page lets more through. */
const MOST_HEARD = 40_000;

const CUT = '[…]';
/** How many characters before the limit to look for a good place to cut. */
const NEAR = 200;
const HALF_A_CHARACTER = /[\uD800-\uDBFF]$/;
/** The end of a sentence or line, unless a number follows, as in "Passport no. 533812345". */
const END = /(?:[.!?…؟।]["'”’)\]]*(?=\s)|[。！？]|\n)(?!\s*\d)/gu;
const ENDS_SENTENCE = /[.!?…؟।。！？\n]["'”’)\]]*\s*$/u;
const AFTER_SPACE = /(?<=\s)(?=\S)/u;
/** The second pattern is for messages written in capitals. */
const MAY_BE_A_DETAIL = [/[\p{Lu}\d]/u, /\d/];

export interface KeptText {
  text: string;
  /** The text that is not kept. Absent if everything is kept. */
  rest?: string;
}

export interface Hearing {
  plainly: HearsDanger;
  /** Must return true for every part for which `plainly` returns true. */
  perhaps: HearsDanger;
}

export type HearsDanger = (part: string) => boolean;

/**
 * Returns the whole message or, if it is too long, one part: the first that is clearly about danger, or else
 * the first that might be about danger. Undefined if no part of a long message seems to be about danger.
 */
export function* keptOf(words: string, { plainly, perhaps }: Hearing): Steps<KeptText | undefined> {
  if (words.length <= LONGEST_MESSAGE) return { text: words };
  let first: KeptText | undefined;
  for (const [from, to] of partsInWords(words)) {
    const part = words.slice(from, to);
    if (perhaps(part)) {
      if (plainly(part)) return keep(words, from, to);
      first ??= keep(words, from, to);
    }
    yield;
  }
  return first;
}

export function* isAboutDanger(words: string, hears: HearsDanger): Steps<boolean> {
  for (const [from, to] of partsInWords(words)) {
    if (hears(words.slice(from, to))) return true;
    yield;
  }
  return false;
}

/** The minimum number of parts in which a text is checked for danger. */
export const partsToHear = ({ length }: string): number =>
  Math.max(1, Math.ceil(Math.min(length, MOST_HEARD) / LONGEST_MESSAGE));

const IN_WORDS = /\p{L}\p{M}*\p{L}/u;

/**
 * Splits the text into parts of at most the maximum message length, so that each can be checked for danger by
 * itself. Parts overlap where the cut is not between sentences.
 */
function partsInWords(words: string): [from: number, to: number][] {
  const parts: [number, number][] = [];
  for (let from = 0, to = 0; to < Math.min(words.length, MOST_HEARD); from = nextFrom(words, to)) {
    to = placeToCut(words, from, LONGEST_MESSAGE);
    // Skip a part without 2 letters in a row: it has no words, and the rules would take longest to check it.
    if (IN_WORDS.test(words.slice(from, to))) parts.push([from, to]);
  }
  return parts;
}

/**
 * Returns where the next part begins. If the cut was not at the end of a sentence, this is before the cut, so
 * that one of the parts contains the whole of any sign of danger. Never inside a name or number.
 */
function nextFrom(words: string, to: number): number {
  const start = Math.max(to - 2 * NEAR, 0);
  if (ENDS_SENTENCE.test(words.slice(to - NEAR, to))) return to;
  // The first item may be the second half of a word.
  const near = words.slice(start, to - NEAR).split(AFTER_SPACE);
  const first = MAY_BE_A_DETAIL.map((sign) =>
    near.findLastIndex((word, n) => n > 1 && !sign.test(near[n - 1]!) && !sign.test(word)),
  ).find((n) => n > 0);
  return first === undefined ? to : start + near.slice(0, first).join('').length;
}

export function startOf(words: string, longest = LONGEST_MESSAGE): KeptText {
  return keep(words, 0, placeToCut(words, 0, longest));
}

function keep(words: string, from: number, to: number): KeptText {
  const [before, after] = [words.slice(0, from).trim(), words.slice(to).trim()];
  const kept = words.slice(from, to);
  if (!before && !after) return { text: kept };
  const text = [before && CUT, kept.trim(), after && CUT].filter(Boolean).join(' ');
  return { text, rest: [before, after].filter(Boolean).join('\n') };
}

/**
 * Avoids cutting where there may be a name or number, because half of one would not be recognised and
 * removed.
 */
function placeToCut(words: string, start: number, longest: number): number {
  const limit = start + longest;
  if (words.length <= limit) return words.length;
  const from = limit - NEAR;
  const near = words.slice(from, limit).replace(HALF_A_CHARACTER, '');
  const ends = [...words.slice(from, limit + NEAR).matchAll(END)]
    .map((end) => end.index + end[0].length)
    .filter((end) => end <= near.length);
  return from + (ends.at(-1) ?? lengthBeforeDetails(near));
}

/**
 * The length without the last word and any words just before it that contain capitals or digits. If that
 * leaves nothing, the cut has to be inside a word.
 */
function lengthBeforeDetails(near: string): number {
  const words = near.split(AFTER_SPACE);
  const last = words.pop()!;
  const lengths = MAY_BE_A_DETAIL.map(
    (sign) => words.slice(0, words.findLastIndex((word) => !sign.test(word)) + 1).join('').length,
  );
  return (
    lengths.find((length) => near.slice(0, length).trim() !== '') || near.length - last.length || near.length
  );
}
