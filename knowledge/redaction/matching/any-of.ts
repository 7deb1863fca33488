// Turns long word lists into regular expressions, so that people can read and change the lists.

/**
 * Returns the words as alternatives, not in a group. Words are separated by white space. An underscore
 * becomes a space.
 */
export function anyOf(words: string): string {
  return words.trim().replaceAll(/\s+/gu, '|').replaceAll('_', ' ');
}

/**
 * Like `anyOf`, but with the longest words first ("Kebab House" before "Kebab"). Use it for patterns in which
 * text after the words is optional.
 */
export function anyOfLongest(words: string): string {
  return words
    .trim()
    .split(/\s+/u)
    .sort((a, b) => b.length - a.length)
    .join('|')
    .replaceAll('_', ' ');
}
