// How large a file may be before we refuse it: a parser must not exhaust the memory of the process it runs in.

export interface ParseLimits {
  /** Of the file before unpacking. */
  maxFileBytes: number;
  /** Of everything that a DOCX or ODT archive inflates to. */
  maxInflatedBytes: number;
  /** Of what is read of such an archive: as a tree of elements it takes some fifteen times as much memory. */
  maxTextBytes: number;
  maxPages: number;
}

export const DEFAULT_LIMITS: ParseLimits = {
  maxFileBytes: 50 * 1024 * 1024,
  maxInflatedBytes: 200 * 1024 * 1024,
  maxTextBytes: 32 * 1024 * 1024,
  maxPages: 5000,
};
