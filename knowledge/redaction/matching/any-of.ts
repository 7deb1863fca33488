// Turns long lists of words into pattern alternatives, so that people can read and change the lists.

/** The alternatives of a pattern, without a group: split at white space; "_" means a space within one. */
export function anyOf(words: string): string {
  return words.trim().replaceAll(/\s+/gu, '|').replaceAll('_', ' ');
}

/**
 * Like `anyOf`, but the longest come first ("Kebab House" before "Kebab"), for patterns that may end straight
 * after the words.
 */
export function anyOfLongest(words: string): string {
  return words
    .trim()
    .split(/\s+/u)
    .sort((a, b) => b.length - a.length)
    .join('|')
    .replaceAll('_', ' ');
}
