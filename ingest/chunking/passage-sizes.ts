// The sizes of passages. Changes only apply to documents that are imported afterwards.

export const DEFAULT_SIZES = { maxTokens: 256, targetWords: 100, maxWords: 150 };

export interface Sizes {
  targetWords: number;
  maxWords: number;
  /** The limit for the text, without its title and headings. */
  maxTokens: number;
  countTokens: (text: string) => number;
}
