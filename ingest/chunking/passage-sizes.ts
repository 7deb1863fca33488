// How long passages are. A change applies to documents that are imported from then on.

export const DEFAULT_SIZES = { maxTokens: 256, targetWords: 100, maxWords: 150 };

export interface Sizes {
  targetWords: number;
  maxWords: number;
  /** The limit for the text alone, without title and headings. */
  maxTokens: number;
  countTokens: (text: string) => number;
}
