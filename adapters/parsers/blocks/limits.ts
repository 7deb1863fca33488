// Limits how large a file may be, so that a parser cannot use up the memory of its process.

export interface ParseLimits {
  /** The size of the file before unpacking. */
  maxFileBytes: number;
  /** The size of everything in a DOCX or ODT archive once it is unpacked. */
  maxInflatedBytes: number;
  /** The size of the parts of such an archive that we read: as trees of elements they take 15 times the memory. */
  maxTextBytes: number;
  maxPages: number;
  /** The size of one part of a PDF once it is unpacked. Together they may have `maxInflatedBytes`. */
  maxStreamBytes: number;
}

/** Paragraphs, items and tables of one document. All 181 documents we know have about 10,000 passages together. */
export const MOST_BLOCKS = 50_000;
/** Of one HTML element: each is compared with all before it. */
export const MOST_ATTRIBUTES = 5_000;

export const DEFAULT_LIMITS: ParseLimits = {
  maxFileBytes: 50 * 1024 * 1024,
  maxInflatedBytes: 200 * 1024 * 1024,
  maxTextBytes: 32 * 1024 * 1024,
  maxPages: 5000,
  maxStreamBytes: 64 * 1024 * 1024,
};
