// The sizes of passages. A change only applies to documents that are imported after it.

export const DEFAULT_SIZES = { maxTokens: 256, targetWords: 100, maxWords: 150 };

export interface Sizes {
  targetWords: number;
  maxWords: number;
  /** The limit for the text alone, without title and headings. */
  maxTokens: number;
  countTokens: (text: string) => number;
}
