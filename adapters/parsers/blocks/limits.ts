import { InputFailure } from '../../../knowledge/model/errors.js';
import { fileWording } from '../wording/file-wording.js';

export interface ParseLimits {
  /** The size of the file before unpacking. */
  maxFileBytes: number;
  /** The total size of a DOCX or ODT archive's files, once unpacked. */
  maxInflatedBytes: number;
  /**
   * The total size of the files we read from a DOCX or ODT archive, once unpacked. Parsing them takes 15
   * times as much memory.
   */
  maxTextBytes: number;
  maxPages: number;
  /** The size of one stream in a PDF, once unpacked. */
  maxStreamBytes: number;
}

/**
 * The most paragraphs, list items and tables in one file. 181 real documents have about 10,000 passages
 * between them.
 */
export const MOST_BLOCKS = 50_000;
/** The most elements in an HTML page. This is 5 for each block, and more than in any page we have seen. */
export const MOST_ELEMENTS = 5 * MOST_BLOCKS;
/** The most attributes on an HTML element. Parsing compares each attribute with all those before it. */
export const MOST_ATTRIBUTES = 5_000;

export const DEFAULT_LIMITS: ParseLimits = {
  maxFileBytes: 50 * 1024 * 1024,
  maxInflatedBytes: 200 * 1024 * 1024,
  maxTextBytes: 32 * 1024 * 1024,
  maxPages: 5000,
  maxStreamBytes: 64 * 1024 * 1024,
};

/** Call this while reading the file. With too many blocks, the rest of the work would take minutes. */
export function refuseManyBlocks(blocks: number): void {
  if (blocks > MOST_BLOCKS) throw new InputFailure(...fileWording.tooManyBlocks(MOST_BLOCKS));
}
