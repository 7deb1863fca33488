// How long a practitioner's message on the web may be, and what is kept of an urgent one that is longer.

/** In characters. Longer than any question needs to be, but short enough for an adviser to read. */
export const LONGEST_MESSAGE = 4000;

/** Shows whoever reads it that the message went on. */
const CUT = ' […]';
const HALF_A_CHARACTER = /[\uD800-\uDBFF]$/;

/** The message as it is stored: all of it, or its start. */
export function startOf(words: string): string {
  if (words.length <= LONGEST_MESSAGE) return words;
  return words.slice(0, LONGEST_MESSAGE).replace(HALF_A_CHARACTER, '') + CUT;
}
