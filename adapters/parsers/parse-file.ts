import type { FileKind } from '../../ingest/model/document.js';
import type { ParsedFile, ParseFile } from '../../ingest/model/ports.js';
import { Failure, InputFailure } from '../../knowledge/model/errors.js';
import { parseHtml } from './formats/html.js';
import { parseJson } from './formats/json.js';
import { DEFAULT_LIMITS, type ParseLimits } from './blocks/limits.js';
import { parseMarkdown } from './formats/markdown.js';
import { parseOdt } from './formats/odt.js';
import { checkFile, decodeText } from './recognise-file-kind.js';
import { parseText } from './formats/text.js';
import { fileWording as said } from './wording/file-wording.js';

type Parser = (bytes: Uint8Array, limits: ParseLimits) => ParsedFile | Promise<ParsedFile>;

/**
 * Only loads the 2 large libraries when a file needs them, because a process that only answers questions
 * needs neither.
 */
const PARSERS: Record<FileKind, Parser> = {
  pdf: async (bytes, limits) => (await import('./pdf/pdf.js')).parsePdf(bytes, limits),
  docx: async (bytes, limits) => (await import('./formats/docx.js')).parseDocx(bytes, limits),
  odt: parseOdt,
  html: (bytes) => parseHtml(decodeText(bytes)),
  md: (bytes) => parseMarkdown(decodeText(bytes)),
  txt: (bytes) => parseText(decodeText(bytes)),
  json: (bytes) => parseJson(decodeText(bytes)),
};

/** Creates a parser with the given limits. For any file, it only throws `InputFailure`. */
export function createParser(limits: Partial<ParseLimits> = {}): ParseFile {
  const all = { ...DEFAULT_LIMITS, ...limits };
  return async (kind, bytes) => {
    checkFile(kind, bytes, all);
    try {
      const parsed = await PARSERS[kind](bytes, all);
      if (parsed.document.blocks.length > 0) return parsed;
    } catch (cause) {
      if (cause instanceof Failure) throw cause;
      // The libraries throw many types of error for damaged files, but an editor needs the same advice for
      // all of them.
      throw new InputFailure(...said.damaged(kind), { cause });
    }
    throw new InputFailure(...said.nothingReadable);
  };
}
