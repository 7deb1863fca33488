// Chooses the parser for a fetched file from the server's content type or, if that is missing or too
// general, from the file extension in the address.
import { FILE_KINDS, type FileKind } from '../../ingest/model/document.js';

const BY_TYPE: Record<string, FileKind> = {
  'text/html': 'html',
  'application/xhtml+xml': 'html',
  'application/pdf': 'pdf',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'docx',
  'application/vnd.oasis.opendocument.text': 'odt',
  'text/plain': 'txt',
  'text/markdown': 'md',
};

/** Returns undefined for spreadsheets, pictures and other files that have no guidance to quote. */
export function fileKindOf(contentType: string, url: string): FileKind | undefined {
  const type = contentType.split(';')[0]!.trim().toLowerCase();
  if (Object.hasOwn(BY_TYPE, type)) return BY_TYPE[type];
  if (type && type !== 'application/octet-stream') return undefined;
  const ending = endingOf(new URL(url).pathname);
  if (ending === 'htm') return 'html';
  return FILE_KINDS.find((kind) => kind === ending && kind !== 'json');
}

/** The extension in a path, in lower case and without its dot. */
export function endingOf(path: string): string {
  return /\.(\w+)$/.exec(path)?.[1]?.toLowerCase() ?? '';
}

const NO_GUIDANCE = new Set([
  'jpg',
  'jpeg',
  'png',
  'gif',
  'svg',
  'webp',
  'csv',
  'xls',
  'xlsx',
  'xlsm',
  'ods',
]);

/** True for pictures, recordings and spreadsheets. */
export function isWithoutGuidance(contentType: string, ending: string): boolean {
  return NO_GUIDANCE.has(ending) || /^(?:image|audio|video)\/|\bcsv\b|excel|spreadsheet/i.test(contentType);
}
