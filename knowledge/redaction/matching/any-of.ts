// Writes long lists of alternatives as words, so that a person can read and change them.

/** The alternatives of a pattern, without a group: split at white space; "_" stands for a space inside one. */
export function anyOf(words: string): string {
  return words.trim().replaceAll(/\s+/gu, '|').replaceAll('_', ' ');
}

/** The same, the longest first: "Kebab House" before "Kebab", where no more text need follow. */
export function anyOfLongest(words: string): string {
  return words
    .trim()
    .split(/\s+/u)
    .sort((a, b) => b.length - a.length)
    .join('|')
    .replaceAll('_', ' ');
}
