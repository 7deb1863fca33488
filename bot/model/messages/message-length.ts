// Limits the length of what people write, on every platform, and finds what is kept of a message that is longer.

/** In characters. Longer than any question needs to be, but short enough for an adviser to read. */
export const LONGEST_MESSAGE = 4000;
/** What an adviser writes may be longer, because no search or model has to answer it. */
export const LONGEST_REPLY = 8000;
/** How much of a longer message is checked for danger. No platform lets more through, except the web. */
const MOST_HEARD = 40_000;

const CUT = '[…]';
/** How many characters before the limit to look for a place to cut. */
const NEAR = 200;
const HALF_A_CHARACTER = /[\uD800-\uDBFF]$/;
/** The end of a sentence or line, unless a number follows: "Passport no. 533812345". */
const END = /(?:[.!?…؟।]["'”’)\]]*(?=\s)|[。！？]|\n)(?!\s*\d)/gu;
const ENDS_SENTENCE = /[.!?…؟।。！？\n]["'”’)\]]*\s*$/u;
const AFTER_SPACE = /(?<=\s)(?=\S)/u;
/** The second pattern is for messages in capitals. */
const MAY_BE_A_DETAIL = [/[\p{Lu}\d]/u, /\d/];

export interface Kept {
  text: string;
  /** What is not kept. Absent if everything is. */
  rest?: string;
}

export interface Hearing {
  plainly: HearsDanger;
  /** Also true for everything that `plainly` hears. */
  perhaps: HearsDanger;
}

export type HearsDanger = (part: string) => boolean;

/**
 * All of a message, or one part of a message that is too long: the first that is plainly about danger, or else
 * the first that may be. Undefined if no part tells of danger.
 */
export function keptOf(words: string, { plainly, perhaps }: Hearing): Kept | undefined {
  if (words.length <= LONGEST_MESSAGE) return { text: words };
  let first: Kept | undefined;
  for (const [from, to] of partsInWords(words)) {
    const part = words.slice(from, to);
    if (!perhaps(part)) continue;
    if (plainly(part)) return keep(words, from, to);
    first ??= keep(words, from, to);
  }
  return first;
}

/** Whether any part is about danger. */
export const isAboutDanger = (words: string, hears: HearsDanger): boolean =>
  partsInWords(words).some(([from, to]) => hears(words.slice(from, to)));

/** In how many parts, at least, a text is checked for danger. */
export const partsToHear = ({ length }: string): number =>
  Math.max(1, Math.ceil(Math.min(length, MOST_HEARD) / LONGEST_MESSAGE));

const IN_WORDS = /\p{L}\p{M}*\p{L}/u;

/**
 * Each part is at most as long as the longest message, so that one sentence can decide. Parts overlap if they
 * are not cut between sentences.
 */
function partsInWords(words: string): [from: number, to: number][] {
  const parts: [number, number][] = [];
  for (let from = 0, to = 0; to < Math.min(words.length, MOST_HEARD); from = nextFrom(words, to)) {
    to = placeToCut(words, from, LONGEST_MESSAGE);
    // Without two letters in a row, there are no words. The rules would take longest for such text.
    if (IN_WORDS.test(words.slice(from, to))) parts.push([from, to]);
  }
  return parts;
}

/**
 * Where the part after a cut begins: earlier, if no sentence ends at the cut, so that a sign of danger is whole
 * in one of the two parts. Not inside a name or number.
 */
function nextFrom(words: string, to: number): number {
  const start = Math.max(to - 2 * NEAR, 0);
  if (ENDS_SENTENCE.test(words.slice(to - NEAR, to))) return to;
  // The first of these may be half a word.
  const near = words.slice(start, to - NEAR).split(AFTER_SPACE);
  const first = MAY_BE_A_DETAIL.map((sign) =>
    near.findLastIndex((word, n) => n > 1 && !sign.test(near[n - 1]!) && !sign.test(word)),
  ).find((n) => n > 0);
  return first === undefined ? to : start + near.slice(0, first).join('').length;
}

export function startOf(words: string, longest = LONGEST_MESSAGE): Kept {
  return keep(words, 0, placeToCut(words, 0, longest));
}

function keep(words: string, from: number, to: number): Kept {
  const [before, after] = [words.slice(0, from).trim(), words.slice(to).trim()];
  const kept = words.slice(from, to);
  if (!before && !after) return { text: kept };
  const text = [before && CUT, kept.trim(), after && CUT].filter(Boolean).join(' ');
  return { text, rest: [before, after].filter(Boolean).join('\n') };
}

/** Half a name or number would not be recognised and removed, so the text is not cut where one may be. */
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
 * The length without the last word, and without any words before it that have capitals or digits. If nothing
 * else is left, the cut is inside a word.
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
