/** Returns a pattern that matches exactly this text. */
export const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');

/** Like `escaped`, but allows any white space between the words. */
export const literalPattern = (words: string): string => escaped(words).replace(/\s+/g, '\\s+');
