// Reads a form that carries a file (multipart/form-data, RFC 7578): its fields as text, its files as bytes.
import type { HttpBody } from '../../http/http.js';

export interface SentFile {
  /** As the browser names it, without a path; anything may stand in it. */
  name: string;
  bytes: Buffer;
}

export interface MultipartForm {
  fields: ReadonlyMap<string, string>;
  files: ReadonlyMap<string, SentFile>;
}

/** No form of ours has more. */
const MOST_PARTS = 60;
const HEAD_END = '\r\n\r\n';

/** Undefined for anything else than a whole form of that kind; of fields that are sent twice the first counts. */
export function readMultipart(body: HttpBody): MultipartForm | undefined {
  if (body.kind !== 'bytes') return undefined;
  const boundary = boundaryOf(body.contentType);
  const parts = boundary === undefined ? undefined : split(body.value, `--${boundary}`);
  if (!parts) return undefined;
  const fields = new Map<string, string>();
  const files = new Map<string, SentFile>();
  for (const part of parts) {
    const end = part.indexOf(HEAD_END);
    if (end < 0) return undefined;
    const { name, file } = readHead(part.toString('utf8', 0, end));
    const bytes = part.subarray(end + HEAD_END.length);
    if (name === undefined) return undefined;
    if (file !== undefined) {
      if (!files.has(name)) files.set(name, { name: file.replace(/^.*[/\\]/, ''), bytes });
    } else if (!fields.has(name)) fields.set(name, bytes.toString('utf8'));
  }
  return { fields, files };
}

function boundaryOf(contentType: string): string | undefined {
  if (!/^multipart\/form-data\s*;/i.test(contentType)) return undefined;
  const [, quoted, plain] = /;\s*boundary=(?:"([^"]{1,70})"|([^\s;"]{1,70}))/i.exec(contentType) ?? [];
  return quoted ?? plain;
}

/** What stands between the boundaries; undefined where the last one is missing, or there are too many. */
function split(body: Buffer, boundary: string): Buffer[] | undefined {
  const parts: Buffer[] = [];
  if (!body.subarray(0, boundary.length).equals(Buffer.from(boundary))) return undefined;
  let at = boundary.length;
  for (;;) {
    const after = body.toString('latin1', at, at + 2);
    if (after === '--') return parts;
    if (after !== '\r\n' || parts.length === MOST_PARTS) return undefined;
    const next = body.indexOf(`\r\n${boundary}`, at);
    if (next < 0) return undefined;
    parts.push(body.subarray(at + 2, Math.max(at + 2, next)));
    at = next + 2 + boundary.length;
  }
}

function readHead(head: string): { name?: string; file?: string } {
  const line = head.split('\r\n').find((one) => /^content-disposition:\s*form-data/i.test(one));
  if (line === undefined) return {};
  return { ...part(line, 'name', 'name'), ...part(line, 'filename', 'file') };
}

/** Browsers write a quote mark in a name as %22. */
function part<K extends 'name' | 'file'>(
  line: string,
  attribute: string,
  key: K,
): Partial<Record<K, string>> {
  const value = new RegExp(`;\\s*${attribute}="([^"]*)"`, 'i').exec(line)?.[1];
  if (value === undefined) return {};
  return { [key]: value.replace(/%22/g, '"') } as Partial<Record<K, string>>;
}
