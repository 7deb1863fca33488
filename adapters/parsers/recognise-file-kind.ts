// Recognises a file's real type from its first bytes, and decodes text strictly.
import type { FileKind } from '../../ingest/model/document.js';
import { InputFailure } from '../../knowledge/model/errors.js';
import type { ParseLimits } from './blocks/limits.js';
import { fileWording as said, type ActualKind } from './wording/file-wording.js';

function startsWith(bytes: Uint8Array, ...prefix: number[]): boolean {
  return prefix.every((byte, index) => bytes[index] === byte);
}

/** Returns the type shown by the first bytes, or undefined for any plain text. */
function sniff(bytes: Uint8Array): ActualKind | undefined {
  // PDF readers accept the header anywhere in the first kilobyte.
  if (Buffer.from(bytes.subarray(0, 1024)).includes('%PDF-')) return 'pdf';
  if (startsWith(bytes, 0x50, 0x4b, 0x03, 0x04)) return 'zip';
  if (startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0)) return 'ole';
  if (startsWith(bytes, 0x89, 0x50, 0x4e, 0x47) || startsWith(bytes, 0xff, 0xd8, 0xff)) {
    return 'image';
  }
  if (startsWith(bytes, 0x7b, 0x5c, 0x72, 0x74, 0x66)) return 'rtf';
  if (startsWith(bytes, 0x1f, 0x8b)) return 'gzip';
  return undefined;
}

const EXPECTED: Record<FileKind, ActualKind | undefined> = {
  pdf: 'pdf',
  docx: 'zip',
  odt: 'zip',
  html: undefined,
  md: undefined,
  txt: undefined,
  json: undefined,
};

/** Throws `InputFailure` if the file is empty, too large, or not of the type that its extension says. */
export function checkFile(kind: FileKind, bytes: Uint8Array, limits: ParseLimits): void {
  if (bytes.length === 0) throw new InputFailure(...said.empty);
  if (bytes.length > limits.maxFileBytes)
    throw new InputFailure(...said.tooLarge(megabytes(bytes.length), megabytes(limits.maxFileBytes)));
  const actual = sniff(bytes);
  const expected = EXPECTED[kind];
  if (actual === expected) return;
  if (actual === 'ole' && kind === 'docx') throw new InputFailure(...said.docx.encrypted);
  throw new InputFailure(...(actual ? said.otherKind(kind, actual) : said.otherStart(kind)));
}

/** Rounds up, so that a file just over the limit does not seem to be within it. */
function megabytes(bytes: number): number {
  return Math.ceil((bytes * 10) / (1024 * 1024)) / 10;
}

/**
 * Reads UTF-8, or UTF-16 with a byte order mark. Throws `InputFailure` if the text is not valid, so that
 * quotes never contain replacement characters.
 */
export function decodeText(bytes: Uint8Array): string {
  const encoding = startsWith(bytes, 0xff, 0xfe)
    ? 'utf-16le'
    : startsWith(bytes, 0xfe, 0xff)
      ? 'utf-16be'
      : 'utf-8';
  let text: string;
  try {
    text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new InputFailure(...said.notUtf8, { cause });
  }
  if (text.includes('\0')) throw new InputFailure(...said.binary);
  if (!text.trim()) throw new InputFailure(...said.noText);
  return text;
}
