// Writes and reads a file of flat arrays with a header and a checksum. Reading needs no parsing, and detects
// damage.
import { createHash, type Hash } from 'node:crypto';
import { open, rename, rm } from 'node:fs/promises';
import { z } from 'zod';
import { IndexFailure } from '../../knowledge/model/errors.js';
import { piecesOf, readInPieces, readPieces } from './file-pieces.js';
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

/** An array that is written in pieces, so that it is never in memory as a whole. */
interface Pieces {
  byteLength: number;
  pieces: AsyncIterable<Uint8Array>;
}

/**
 * The file is complete and flushed to the disk before it gets its final name. Throws `IndexFailure` if it
 * cannot be written.
 */
export async function writePacked(
  file: string,
  details: unknown,
  arrays: Record<string, ArrayBufferView | Pieces>,
): Promise<void> {
  const header = Buffer.from(
    JSON.stringify({
      details,
      arrays: Object.entries(arrays).map(([name, a]) => ({ name, bytes: a.byteLength })),
    }),
  );
  const length = Buffer.alloc(LENGTH_BYTES);
  length.writeUInt32LE(header.byteLength);
  const parts = [header, ...Object.values(arrays)].flatMap((part) => [
    part,
    Buffer.alloc(alignedLength(part.byteLength) - part.byteLength),
  ]);
  const temporary = `${file}.${process.pid}.tmp`;
  try {
    await writeAll(temporary, [length, ...parts]);
    await rename(temporary, file);
  } catch (cause) {
    await rm(temporary, { force: true });
    throw new IndexFailure(...indexWording.fileUnwritten(file), { cause });
  }
}

async function writeAll(file: string, parts: readonly (ArrayBufferView | Pieces)[]): Promise<void> {
  const sum = createHash('sha256');
  const handle = await open(file, 'w');
  try {
    await handle.writeFile(new Uint8Array(SUM_BYTES));
    for (const part of parts)
      for await (const piece of 'pieces' in part ? part.pieces : piecesOf(part)) {
        sum.update(piece);
        // Do not use writev: on a full disk, it writes only part of the data, without an error.
        await handle.writeFile(piece);
      }
    await handle.write(sum.digest(), 0, SUM_BYTES, 0);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

export interface Packed {
  details: unknown;
  /** Each array has a buffer of its own, so that its numbers are aligned. */
  bytesOf(name: string): Uint8Array;
  /** Where each array starts in the file. */
  starts: ReadonlyMap<string, number>;
}

/**
 * Throws `IndexFailure` if the file is missing or damaged. The array `unkept` is checked like the others, but
 * not kept in memory.
 */
export async function readPacked(file: string, unkept?: string): Promise<Packed> {
  const cannotRead = (cause: unknown) => {
    throw damaged(file, damage.unread(file), cause);
  };
  const handle = await open(file).catch(cannotRead);
  try {
    const { size } = await handle.stat().catch(cannotRead);
    const hash = createHash('sha256');
    let left = size;
    const read = async (length: number, to?: Hash) => {
      // Without this check, a damaged length could make us ask for more memory than there is.
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
    const checkPart = async (length: number) => {
      left -= alignedLength(length);
      try {
        for await (const piece of readPieces(handle, alignedLength(length))) hash.update(piece);
      } catch (cause) {
        cannotRead(cause);
      }
    };
    const sum = await read(SUM_BYTES);
    const headerLength = Buffer.from((await readPart(LENGTH_BYTES)).buffer).readUInt32LE();
    const header = readHeader(await readPart(headerLength));
    if (!header) throw damaged(file, damage.otherLayout);
    const arrays = new Map<string, Uint8Array>();
    const starts = new Map<string, number>();
    for (const { name, bytes } of header.arrays) {
      starts.set(name, size - left);
      if (name === unkept) await checkPart(bytes);
      else arrays.set(name, await readPart(bytes));
    }
    if (left) throw damaged(file, damage.otherLayout);
    if (!hash.digest().equals(sum)) throw damaged(file, damage.checksum(file));
    return {
      details: header.details,
      starts,
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

/** Returns the checksum that a file has, without checking the file. */
export async function readSum(file: string): Promise<string> {
  const cannotRead = (cause: unknown) => {
    throw damaged(file, damage.unread(file), cause);
  };
  const handle = await open(file).catch(cannotRead);
  try {
    const sum = Buffer.alloc(SUM_BYTES);
    await readInPieces(handle, sum).catch(cannotRead);
    return sum.toString('base64url');
  } finally {
    await handle.close();
  }
}

/** Returns the details of a file without reading or checking the rest of it. */
export async function readPackedDetails(file: string): Promise<unknown> {
  const cannotRead = (cause: unknown) => {
    throw damaged(file, damage.unread(file), cause);
  };
  const handle = await open(file).catch(cannotRead);
  try {
    const start = Buffer.alloc(SUM_BYTES + LENGTH_BYTES);
    await readInPieces(handle, start).catch(cannotRead);
    const { size } = await handle.stat();
    // Without this limit, a damaged length could make us ask for more memory than there is.
    const bytes = new Uint8Array(Math.min(start.readUInt32LE(SUM_BYTES), size));
    await readInPieces(handle, bytes).catch(cannotRead);
    const header = readHeader(bytes);
    if (!header) throw damaged(file, damage.otherLayout);
    return header.details;
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

function alignedLength(length: number): number {
  return Math.ceil(length / ALIGNED) * ALIGNED;
}

function damaged(file: string, how: string, cause?: unknown): IndexFailure {
  return new IndexFailure(...indexWording.fileDamaged(file, how), { cause });
}
