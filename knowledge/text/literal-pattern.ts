/** The source of a pattern for these words themselves, with any white space between them. */
export const literalPattern = (words: string): string =>
  words.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&').replace(/\s+/g, '\\s+');
