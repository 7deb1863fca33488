/**
 * Splits a string into a set of words. A test of the wording in our code ignores strings passed to a function
 * of this name.
 */
export const wordSet = (words: string): ReadonlySet<string> => new Set(words.match(/\S+/gu));
