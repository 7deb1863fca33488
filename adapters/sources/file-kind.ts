// Chooses the parser for a fetched file from the server's content type or, if that is missing or too
// general, from the file extension in the address.
import type { FileKind } from '../../ingest/model/document.js';

const BY_TYPE: Record<string, FileKind> = {
  'text/html': 'html',
  'application/xhtml+xml': 'html',
  'application/pdf': 'pdf',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'docx',
  'application/vnd.oasis.opendocument.text': 'odt',
  'text/plain': 'txt',
  'text/markdown': 'md',
};
const BY_NAME: Record<string, FileKind> = {
  html: 'html',
  htm: 'html',
  pdf: 'pdf',
  docx: 'docx',
  odt: 'odt',
  txt: 'txt',
  md: 'md',
};

/** Returns undefined for spreadsheets, pictures and other files that have no guidance to quote. */
export function fileKindOf(contentType: string, url: string): FileKind | undefined {
  const type = contentType.split(';')[0]!.trim().toLowerCase();
  if (Object.hasOwn(BY_TYPE, type)) return BY_TYPE[type];
  if (type && type !== 'application/octet-stream') return undefined;
  const ending = /\.(\w+)$/.exec(new URL(url).pathname)?.[1]?.toLowerCase() ?? '';
  return Object.hasOwn(BY_NAME, ending) ? BY_NAME[ending] : undefined;
}
