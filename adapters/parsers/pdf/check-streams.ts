// Rejects a PDF with streams that unpack to too much data, before pdf.js unpacks them in full.
import { constants, inflateSync } from 'node:zlib';
import { InputFailure } from '../../../knowledge/model/errors.js';
import type { ParseLimits } from '../blocks/limits.js';
import { fileWording } from '../wording/file-wording.js';

/** How many bytes before a stream to search for its dictionary. */
const DICTIONARY_BYTES = 2048;
const MEGABYTE = 1024 * 1024;

/** Skips pictures, because we never decode them. If a stream cannot be unpacked, pdf.js deals with it. */
export function checkStreams(bytes: Uint8Array, { maxStreamBytes, maxInflatedBytes }: ParseLimits): void {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let total = 0;
  for (let at = file.indexOf('stream'); at >= 0;) {
    const end = file.indexOf('endstream', at);
    if (end < 0) return;
    total += unpackedBytes(file, at, end, Math.min(maxStreamBytes, maxInflatedBytes - total));
    at = file.indexOf('stream', end + 'endstream'.length);
  }
}

function unpackedBytes(file: Buffer, at: number, end: number, most: number): number {
  const before = file.toString('latin1', Math.max(0, at - DICTIONARY_BYTES), at);
  const dictionary = before.slice(before.lastIndexOf(' obj') + 1);
  if (/\/Subtype\s*\/Image\b/.test(dictionary)) return 0;
  const times = dictionary.match(/\/(?:FlateDecode|Fl)\b/g)?.length ?? 0;
  const lineEnd = /^stream\r?\n?/.exec(file.toString('latin1', at, at + 8))![0].length;
  let content = file.subarray(at + lineEnd, end);
  for (let time = 0; time < times; time += 1) {
    const unpacked = inflated(content, most);
    if (!unpacked) return 0;
    content = unpacked;
  }
  return times ? content.length : 0;
}

function inflated(content: Buffer, most: number): Buffer | undefined {
  try {
    return inflateSync(content, { maxOutputLength: Math.max(1, most), finishFlush: constants.Z_SYNC_FLUSH });
  } catch (cause) {
    if (!(cause instanceof RangeError)) return undefined;
    throw new InputFailure(...fileWording.pdf.tooLarge(Math.round(most / MEGABYTE)), { cause });
  }
}
