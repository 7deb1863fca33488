// Limits the length of a practitioner's message on the web, and cuts an urgent message that is longer.

/** In characters. Longer than any question needs to be, but short enough for an adviser to read. */
export const LONGEST_MESSAGE = 4000;

const CUT = ' […]';
/** How many characters before the limit to look for a place to cut. */
const NEAR = 200;
const HALF_A_CHARACTER = /[\uD800-\uDBFF]$/;
/** The end of a sentence or line, unless a number follows: "Passport no. 533812345". */
const END = /(?:[.!?…؟।]["'”’)\]]*(?=\s)|[。！？]|\n)(?!\s*\d)/gu;
/** The second pattern is for messages in capitals. */
const MAY_BE_A_DETAIL = [/[\p{Lu}\d]/u, /\d/];

export interface Kept {
  text: string;
  cutAt?: number;
}

export function keptOf(words: string): Kept {
  if (words.length <= LONGEST_MESSAGE) return { text: words };
  const cutAt = placeToCut(words);
  return { text: words.slice(0, cutAt).trimEnd() + CUT, cutAt };
}

/** Half a name or number would not be recognised and removed, so the text is not cut where one may be. */
function placeToCut(words: string): number {
  const from = LONGEST_MESSAGE - NEAR;
  const near = words.slice(from, LONGEST_MESSAGE).replace(HALF_A_CHARACTER, '');
  const ends = [...words.slice(from, LONGEST_MESSAGE + NEAR).matchAll(END)]
    .map((end) => end.index + end[0].length)
    .filter((end) => end <= near.length);
  return from + (ends.at(-1) ?? lengthBeforeDetails(near));
}

/**
 * The length without the last word, and without any words before it that have capitals or digits. If nothing
 * else is left, the cut is inside a word.
 */
function lengthBeforeDetails(near: string): number {
  const words = near.split(/(?<=\s)(?=\S)/u);
  const last = words.pop()!;
  const lengths = MAY_BE_A_DETAIL.map(
    (sign) => words.slice(0, words.findLastIndex((word) => !sign.test(word)) + 1).join('').length,
  );
  return (
    lengths.find((length) => near.slice(0, length).trim() !== '') || near.length - last.length || near.length
  );
}
