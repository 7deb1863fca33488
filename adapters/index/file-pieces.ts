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

export async function writeInPieces(
  handle: FileHandle,
  bytes: ArrayBufferView,
  pieceBytes = PIECE_BYTES,
): Promise<void> {
  // Do not use writev: on a full disk, it writes only part of the data, without an error.
  for (const piece of piecesOf(bytes, pieceBytes)) await handle.writeFile(piece);
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

/** Reads all pieces into the same bytes, because the system has to clear new ones. */
export async function sha256InPieces(file: string, pieceBytes = PIECE_BYTES): Promise<string> {
  const hash = createHash('sha256');
  const piece = new Uint8Array(pieceBytes);
  const handle = await open(file);
  try {
    for (;;) {
      const { bytesRead } = await handle.read(piece, 0, piece.length);
      if (!bytesRead) return hash.digest('hex');
      hash.update(piece.subarray(0, bytesRead));
    }
  } finally {
    await handle.close();
  }
}
