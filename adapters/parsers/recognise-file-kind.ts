// Recognises a file's real type from its first bytes, and decodes text strictly.
import type { FileKind } from '../../ingest/model/document.js';
import { InputFailure } from '../../knowledge/model/errors.js';
import type { ParseLimits } from './blocks/limits.js';

const NAMES: Record<string, string> = {
  pdf: 'a PDF',
  zip: 'a ZIP archive such as DOCX or ODT',
  ole: 'an old Office file (.doc, .xls) or an encrypted DOCX',
  image: 'an image',
  rtf: 'an RTF document',
  gzip: 'a gzip archive',
};

function startsWith(bytes: Uint8Array, ...prefix: number[]): boolean {
  return prefix.every((byte, index) => bytes[index] === byte);
}

/** Returns the type shown by the first bytes, or undefined for any plain text. */
function sniff(bytes: Uint8Array): string | undefined {
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

const EXPECTED: Record<FileKind, string | undefined> = {
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
  if (bytes.length === 0) {
    throw new InputFailure('The file is empty.', 'Download or export the document again.');
  }
  if (bytes.length > limits.maxFileBytes) {
    throw new InputFailure(
      `The file is ${megabytes(bytes.length)} MB, more than the limit of ${megabytes(limits.maxFileBytes)} MB.`,
      'Remove its images or split it, then add it again.',
    );
  }
  const actual = sniff(bytes);
  const expected = EXPECTED[kind];
  if (actual === expected) return;
  if (actual === 'ole' && kind === 'docx') {
    throw new InputFailure(
      'The DOCX file is encrypted, or it is an old .doc file.',
      'Save it as a .docx file without a password, then add it again.',
    );
  }
  throw new InputFailure(
    actual
      ? `The file name ends in .${kind}, but the file is ${NAMES[actual] ?? actual}.`
      : `The file name ends in .${kind}, but its first bytes are wrong for that type; it may be truncated.`,
    'Give it the correct extension, or download it again.',
  );
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
    throw new InputFailure('The text is not valid UTF-8.', 'Save the file as UTF-8 and add it again.', {
      cause,
    });
  }
  if (text.includes('\0')) {
    throw new InputFailure(
      'The file contains binary data where text was expected.',
      'Check that it is the right file.',
    );
  }
  if (!text.trim()) {
    throw new InputFailure('The file has no text.', 'Download or export the document again.');
  }
  return text;
}
