/** The source of a pattern for this text itself. */
export const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');

/** The same, with any white space between the words. */
export const literalPattern = (words: string): string => escaped(words).replace(/\s+/g, '\\s+');
