// The sizes of passages. Changes only apply to documents that are imported afterwards.

/** `maxTokens` includes the title and heading path. A row or clause that cannot be cut may be longer. */
export const DEFAULT_SIZES = { maxTokens: 256, targetWords: 100, maxWords: 150 };

/** Here, `maxTokens` is the limit for the text, without its title and headings. */
export type Sizes = typeof DEFAULT_SIZES & { countTokens: (text: string) => number };
