// Writes long lists of alternatives as words, so that a person can read and change them.

/** The alternatives of a pattern, without a group: split at white space; "_" stands for a space inside one. */
export function anyOf(words: string): string {
  return words.trim().replaceAll(/\s+/gu, '|').replaceAll('_', ' ');
}
