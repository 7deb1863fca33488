// Limits how large a file may be, so that a parser cannot use up the memory of its process.
import { InputFailure } from '../../../knowledge/model/errors.js';

export interface ParseLimits {
  /** The size of the file before unpacking. */
  maxFileBytes: number;
  /** The size of everything in a DOCX or ODT archive once it is unpacked. */
  maxInflatedBytes: number;
  /** The size of the parts of such an archive that we read. Once parsed, they take up 15 times as much memory. */
  maxTextBytes: number;
  maxPages: number;
  /** The size of one part of a PDF once it is unpacked. All the parts together may unpack to `maxInflatedBytes`. */
  maxStreamBytes: number;
}

/** Paragraphs, list items and tables. 181 real documents have about 10,000 passages between them. */
export const MOST_BLOCKS = 50_000;
/** The most elements in an HTML page: five for each block, and more than any page that we have seen. */
export const MOST_ELEMENTS = 5 * MOST_BLOCKS;
/** The most attributes on one HTML element. Each attribute is compared with all those before it. */
export const MOST_ATTRIBUTES = 5_000;

export const DEFAULT_LIMITS: ParseLimits = {
  maxFileBytes: 50 * 1024 * 1024,
  maxInflatedBytes: 200 * 1024 * 1024,
  maxTextBytes: 32 * 1024 * 1024,
  maxPages: 5000,
  maxStreamBytes: 64 * 1024 * 1024,
};

/** Call this while reading, because with too many blocks the rest of the work takes minutes. */
export function refuseManyBlocks(blocks: number): void {
  if (blocks > MOST_BLOCKS)
    throw new InputFailure(
      `The file has more than ${MOST_BLOCKS} paragraphs, list items and tables.`,
      'Split it, then add the parts.',
    );
}
