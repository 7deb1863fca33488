// Limits how large a file may be, so that a parser cannot use up the memory of its process.

export interface ParseLimits {
  /** The size of the file before unpacking. */
  maxFileBytes: number;
  /** The size of everything in a DOCX or ODT archive once it is unpacked. */
  maxInflatedBytes: number;
  /** The size of the parts of such an archive that we read: as trees of elements they take 15 times the memory. */
  maxTextBytes: number;
  maxPages: number;
}

export const DEFAULT_LIMITS: ParseLimits = {
  maxFileBytes: 50 * 1024 * 1024,
  maxInflatedBytes: 200 * 1024 * 1024,
  maxTextBytes: 32 * 1024 * 1024,
  maxPages: 5000,
};
