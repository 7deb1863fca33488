// Receives a form with a file (multipart/form-data), and keeps the file on disk while it is used.
import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import busboy from 'busboy';
import { StoreFailure } from '../../../knowledge/model/errors.js';
import type { HttpExchange } from '../../http/http.js';
import { setUpWording } from '../model/set-up-wording.js';

export interface SentFile {
  /**
   * The file's name without a path, as the browser sent it. It may contain any characters. Empty if no file
   * was chosen.
   */
  name: string;
  path: string;
}

export interface SentForm {
  fields: ReadonlyMap<string, string>;
  file?: SentFile;
  /** `unreadable`: the form is incomplete. `too-many`: there is more than one file. */
  problem?: 'unreadable' | 'too-large' | 'too-many';
}

/** The maximum number of fields in a form. None of our forms needs this many. */
const MAX_FIELDS = 60;
const LARGEST_FIELD_BYTES = 64 * 1024;
const MAX_HEADERS = 20;

/** Always deletes the file afterwards. Throws `StoreFailure` if the file cannot be written. */
export async function withSentFile<T>(
  exchange: HttpExchange,
  largestFileBytes: number,
  use: (form: SentForm) => Promise<T>,
): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'ctac-upload-')).catch(refuseToWrite);
  try {
    return await use(await receive(exchange, join(folder, 'file'), largestFileBytes));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function receive(exchange: HttpExchange, path: string, largestFileBytes: number): Promise<SentForm> {
  const { body, signal } = exchange;
  const parser = createParser(exchange, largestFileBytes);
  if (body.kind !== 'unread' || !parser) return { fields: new Map(), problem: 'unreadable' };
  const fields = new Map<string, string>();
  const form: SentForm = { fields };
  let written: Promise<void> | undefined;
  let writeError: unknown;
  parser.on('field', (name, value) => {
    if (!fields.has(name)) fields.set(name, value);
  });
  parser.on('filesLimit', () => (form.problem = 'too-many'));
  parser.on('file', (_field, content, { filename = '' }) => {
    // Browsers write a quotation mark in a file name as %22.
    form.file = { name: filename.replace(/%22/g, '"'), path };
    content.once('limit', () => (form.problem = 'too-large'));
    const file = createWriteStream(path, { mode: 0o600 });
    file.once('error', (error) => parser.destroy((writeError = error)));
    written = pipeline(content, file).catch(() => undefined);
  });
  try {
    // Without this option, ending early would close the connection, and no one could read why the form was
    // refused.
    await pipeline(body.value.iterator({ destroyOnReturn: false }), parser, { signal });
  } catch {
    form.problem = 'unreadable';
  }
  await written;
  if (writeError !== undefined) refuseToWrite(writeError);
  return form;
}

/** Returns undefined if the body is not a form. */
function createParser({ headers }: HttpExchange, largestFileBytes: number): busboy.Busboy | undefined {
  try {
    return busboy({
      headers,
      defParamCharset: 'utf8',
      limits: {
        files: 1,
        // busboy refuses a file of exactly the limit, so the limit is raised by 1.
        fileSize: largestFileBytes + 1,
        fields: MAX_FIELDS,
        fieldSize: LARGEST_FIELD_BYTES,
        headerPairs: MAX_HEADERS,
      },
    });
  } catch {
    return undefined;
  }
}

function refuseToWrite(cause: unknown): never {
  throw new StoreFailure(...setUpWording.cannotWriteUpload, { cause });
}
