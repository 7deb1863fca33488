// Writes and reads a file of flat arrays with a header and a checksum. Reading needs no parsing, and detects
// damage.
import { createHash } from 'node:crypto';
import { open, readFile, rename, rm } from 'node:fs/promises';
import { z } from 'zod';
import { IndexFailure } from '../../knowledge/model/errors.js';
import { inTurns, type Steps } from '../../knowledge/model/slice-long-work.js';
import { indexWording } from './wording.js';

const { damage } = indexWording;
const headerSchema = z.object({
  details: z.unknown(),
  arrays: z.array(z.object({ name: z.string(), bytes: z.number().int().nonnegative() })),
});
const SUM_BYTES = 32;
/** Each array starts at a multiple of this many bytes, because 4-byte numbers must be aligned. */
const ALIGNED = 8;
const PIECE_BYTES = 1 << 20;

/**
 * The file is complete and flushed to the disk before it gets its final name. Throws `IndexFailure` if it
 * cannot be written.
 */
export async function writePacked(
  file: string,
  details: unknown,
  arrays: Record<string, ArrayBufferView>,
): Promise<void> {
  const header = Buffer.from(
    JSON.stringify({
      details,
      arrays: Object.entries(arrays).map(([name, a]) => ({ name, bytes: a.byteLength })),
    }),
  );
  const length = Buffer.alloc(8);
  length.writeUInt32LE(header.byteLength);
  const parts: Buffer[] = [length, header, paddingOf(header)];
  for (const array of Object.values(arrays))
    parts.push(Buffer.from(array.buffer, array.byteOffset, array.byteLength), paddingOf(array));
  const sum = await inTurns(sumOf(parts));
  const temporary = `${file}.${process.pid}.tmp`;
  try {
    await writeAll(temporary, [sum, ...parts]);
    await rename(temporary, file);
  } catch (cause) {
    await rm(temporary, { force: true });
    throw new IndexFailure(...indexWording.fileUnwritten(file), { cause });
  }
}

async function writeAll(file: string, parts: readonly Buffer[]): Promise<void> {
  const handle = await open(file, 'w');
  try {
    // Do not use writev: on a full disk, it writes only part of the data, without an error.
    for (const part of parts) await handle.writeFile(part);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

export interface Packed {
  details: unknown;
  /** Returns a view of the file's bytes, not a copy. */
  bytesOf(name: string): Uint8Array;
}

/** Throws `IndexFailure` if the file is missing or damaged. */
export async function readPacked(file: string): Promise<Packed> {
  const bytes = await readFile(file).catch((cause: unknown) => {
    throw damaged(file, damage.unread(file), cause);
  });
  const sum = bytes.subarray(0, SUM_BYTES);
  const rest = bytes.subarray(SUM_BYTES);
  if (rest.length < 8 || !(await inTurns(sumOf([rest]))).equals(sum))
    throw damaged(file, damage.checksum(file));
  const headerLength = rest.readUInt32LE(0);
  const header = readHeader(rest.subarray(8, 8 + headerLength));
  if (!header) throw damaged(file, damage.otherLayout);
  const places = new Map<string, [number, number]>();
  let at = 8 + alignedLength(headerLength);
  for (const { name, bytes: length } of header.arrays) {
    places.set(name, [at, length]);
    at += alignedLength(length);
  }
  if (at > rest.length) throw damaged(file, damage.otherLayout);
  return {
    details: header.details,
    bytesOf(name) {
      const place = places.get(name);
      if (!place) throw damaged(file, damage.noArray(name));
      return new Uint8Array(rest.buffer, rest.byteOffset + place[0], place[1]);
    },
  };
}

function readHeader(bytes: Buffer): z.infer<typeof headerSchema> | undefined {
  try {
    return headerSchema.parse(JSON.parse(bytes.toString('utf8')));
  } catch {
    return undefined;
  }
}

/** Hashes in pieces, because hashing 50 MB in one go would block the event loop for a tenth of a second. */
function* sumOf(parts: readonly Buffer[]): Steps<Buffer> {
  const sum = createHash('sha256');
  for (const part of parts)
    for (let from = 0; from < part.length; from += PIECE_BYTES) {
      sum.update(part.subarray(from, from + PIECE_BYTES));
      yield;
    }
  return sum.digest();
}

function paddingOf({ byteLength }: ArrayBufferView): Buffer {
  return Buffer.alloc(alignedLength(byteLength) - byteLength);
}

function alignedLength(length: number): number {
  return Math.ceil(length / ALIGNED) * ALIGNED;
}

function damaged(file: string, how: string, cause?: unknown): IndexFailure {
  return new IndexFailure(...indexWording.fileDamaged(file, how), { cause });
}
