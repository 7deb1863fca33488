// Writes and reads a file of flat arrays with a header and a checksum. Reading needs no parsing, and detects
// damage.
import { createHash, type Hash } from 'node:crypto';
import { open, rename, rm } from 'node:fs/promises';
import { z } from 'zod';
import { IndexFailure } from '../../knowledge/model/errors.js';
import { inTurns, type Steps } from '../../knowledge/model/slice-long-work.js';
import { piecesOf, readInPieces, writeInPieces } from './file-pieces.js';
import { indexWording } from './wording.js';

const { damage } = indexWording;
const headerSchema = z.object({
  details: z.unknown(),
  arrays: z.array(z.object({ name: z.string(), bytes: z.number().int().nonnegative() })),
});
const SUM_BYTES = 32;
const LENGTH_BYTES = 8;
/** Each array starts at a multiple of this many bytes, because 4-byte numbers must be aligned. */
const ALIGNED = 8;

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
  const length = Buffer.alloc(LENGTH_BYTES);
  length.writeUInt32LE(header.byteLength);
  const parts = [header, ...Object.values(arrays)].flatMap((part) => [part, paddingOf(part)]);
  const sum = await inTurns(sumOf([length, ...parts]));
  const temporary = `${file}.${process.pid}.tmp`;
  try {
    await writeAll(temporary, [sum, length, ...parts]);
    await rename(temporary, file);
  } catch (cause) {
    await rm(temporary, { force: true });
    throw new IndexFailure(...indexWording.fileUnwritten(file), { cause });
  }
}

async function writeAll(file: string, parts: readonly ArrayBufferView[]): Promise<void> {
  const handle = await open(file, 'w');
  try {
    for (const part of parts) await writeInPieces(handle, part);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

export interface Packed {
  details: unknown;
  /** Each array has a buffer of its own, so that its numbers are aligned. */
  bytesOf(name: string): Uint8Array;
}

/** Throws `IndexFailure` if the file is missing or damaged. */
export async function readPacked(file: string): Promise<Packed> {
  const cannotRead = (cause: unknown) => {
    throw damaged(file, damage.unread(file), cause);
  };
  const handle = await open(file).catch(cannotRead);
  try {
    const { size } = await handle.stat().catch(cannotRead);
    const hash = createHash('sha256');
    let left = size;
    const read = async (length: number, to?: Hash) => {
      // A damaged length could otherwise ask for more memory than there is.
      if (length > left) throw damaged(file, damage.otherLayout);
      left -= length;
      const bytes = new Uint8Array(length);
      await readInPieces(handle, bytes, to).catch(cannotRead);
      return bytes;
    };
    const readPart = async (length: number) => {
      const bytes = await read(length, hash);
      await read(alignedLength(length) - length, hash);
      return bytes;
    };
    const sum = await read(SUM_BYTES);
    const headerLength = Buffer.from((await readPart(LENGTH_BYTES)).buffer).readUInt32LE();
    const header = readHeader(await readPart(headerLength));
    if (!header) throw damaged(file, damage.otherLayout);
    const arrays = new Map<string, Uint8Array>();
    for (const { name, bytes } of header.arrays) arrays.set(name, await readPart(bytes));
    if (left) throw damaged(file, damage.otherLayout);
    if (!hash.digest().equals(sum)) throw damaged(file, damage.checksum(file));
    return {
      details: header.details,
      bytesOf: (name) => {
        const bytes = arrays.get(name);
        if (!bytes) throw damaged(file, damage.noArray(name));
        return bytes;
      },
    };
  } finally {
    await handle.close();
  }
}

function readHeader(bytes: Uint8Array): z.infer<typeof headerSchema> | undefined {
  try {
    return headerSchema.parse(JSON.parse(Buffer.from(bytes.buffer).toString('utf8')));
  } catch {
    return undefined;
  }
}

function* sumOf(parts: readonly ArrayBufferView[]): Steps<Buffer> {
  const sum = createHash('sha256');
  for (const part of parts)
    for (const piece of piecesOf(part)) {
      sum.update(piece);
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
