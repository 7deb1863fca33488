// What ingest needs from outside: parsers for each kind of file, and a store for editions and releases.
import type { DocumentDetails, FileKind, ParsedDocument } from './document.js';

/** Front matter and other details that the file itself carries. */
export interface ParsedFile {
  document: ParsedDocument;
  details: Partial<DocumentDetails>;
}

/**
 * Parses one file's bytes. Throws `InputFailure` naming the reason and the remedy: encrypted, no text layer,
 * truncated, empty, another kind than its extension says, inflates past the limit, invalid UTF-8.
 */
export type ParseFile = (kind: FileKind, bytes: Uint8Array) => Promise<ParsedFile>;
