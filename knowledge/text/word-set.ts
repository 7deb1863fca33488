/** The words of a string. A test of the wording in our code ignores strings passed to this function. */
export const wordSet = (words: string): ReadonlySet<string> => new Set(words.match(/\S+/gu));
