/** The words of a list written as one string. A test that looks for sentences in the code knows it by this name. */
export const wordSet = (words: string): ReadonlySet<string> => new Set(words.match(/\S+/gu));
