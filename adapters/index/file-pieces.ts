// Reads and writes files in pieces, because Node reads at most 2 GiB at once. The index files of a million
// passages can be larger.
import { createHash, type Hash } from 'node:crypto';
import { open, type FileHandle } from 'node:fs/promises';

/** Small enough to hash without blocking the event loop: 50 MB in one go would take a tenth of a second. */
export const PIECE_BYTES = 1 << 20;

export function* piecesOf(
  { buffer, byteOffset, byteLength }: ArrayBufferView,
  pieceBytes = PIECE_BYTES,
): Generator<Uint8Array> {
  for (let from = 0; from < byteLength; from += pieceBytes)
    yield new Uint8Array(buffer, byteOffset + from, Math.min(pieceBytes, byteLength - from));
}

/** Fills `target` with the next bytes of the file, and adds them to the hash. Throws if there are too few. */
export async function readInPieces(
  handle: FileHandle,
  target: ArrayBufferView,
  hash?: Hash,
  pieceBytes = PIECE_BYTES,
): Promise<void> {
  for (const piece of piecesOf(target, pieceBytes)) {
    for (let at = 0; at < piece.length;) {
      const { bytesRead } = await handle.read(piece, at, piece.length - at);
      if (!bytesRead) throw new Error('The file ends too early.');
      at += bytesRead;
    }
    hash?.update(piece);
  }
}

/**
 * Reads part of a file without holding all of it in memory. Each piece is read into the same bytes, because the
 * system has to clear new ones, which takes several times as long as reading. Throws if there are too few.
 */
export async function* readPieces(
  handle: FileHandle,
  length: number,
  start: number | null = null,
  pieceBytes = PIECE_BYTES,
): AsyncGenerator<Uint8Array> {
  const piece = new Uint8Array(Math.min(pieceBytes, length));
  for (let at = 0; at < length;) {
    const wanted = Math.min(piece.length, length - at);
    const { bytesRead } = await handle.read(piece, 0, wanted, start === null ? null : start + at);
    if (!bytesRead) throw new Error('The file ends too early.');
    yield piece.subarray(0, bytesRead);
    at += bytesRead;
  }
}

export async function sha256InPieces(file: string, pieceBytes = PIECE_BYTES): Promise<string> {
  const hash = createHash('sha256');
  const handle = await open(file);
  try {
    const { size } = await handle.stat();
    for await (const piece of readPieces(handle, size, 0, pieceBytes)) hash.update(piece);
    return hash.digest('hex');
  } finally {
    await handle.close();
  }
}
