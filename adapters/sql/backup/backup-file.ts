// Writes and reads backup files. Each file has its own key and is encrypted in pieces. An incomplete file
// cannot be read.
import { createHash, randomBytes, type Hash } from 'node:crypto';
import { open, type FileHandle } from 'node:fs/promises';
import { InputFailure, SealingFailure } from '../../../knowledge/model/errors.js';
import type { KeyKeeper, Wrapped } from '../../../bot/model/governance/key-keeper.js';
import type { DialectName } from '../engine/open-database.js';
import { KEY_BYTES, decryptBytes, encryptBytes } from '../keys/cipher.js';
import { openWithAny } from '../keys/open-with-any.js';
import { backupWording as said } from '../wording/backup-wording.js';

const FORMAT = 'ctac backup 1';
const PIECE_BYTES = 1024 * 1024;
/** The largest encrypted piece, including 28 bytes for its nonce and tag. */
const LARGEST_SEALED = PIECE_BYTES + 28;
const LONGEST_HEADER = 64 * 1024;
/** Each piece is preceded by 1 byte that says whether it is the last, and 4 bytes with its length. */
const PREFIX_BYTES = 5;

export interface BackupHeader {
  format: string;
  id: string;
  dialect: DialectName;
  madeAt: string;
  /** The key of this file, encrypted with each of the key keeper's keys. */
  keys: Wrapped[];
}

/** Returns a digest of the unencrypted content. The file must not already exist. */
export async function writeBackup(
  path: string,
  content: AsyncIterable<Uint8Array>,
  { keeper, dialect }: { keeper: KeyKeeper; dialect: DialectName },
): Promise<{ header: BackupHeader; digest: string }> {
  const key = randomBytes(KEY_BYTES);
  const header: BackupHeader = {
    format: FORMAT,
    id: randomBytes(9).toString('base64url'),
    dialect,
    madeAt: new Date().toISOString(),
    keys: await keeper.wrap(key),
  };
  const hash = createHash('sha256');
  const file = await open(path, 'wx', 0o600);
  try {
    await file.write(`${JSON.stringify(header)}\n`);
    let number = 0;
    let piece: Buffer | undefined;
    for await (const next of inPieces(content, hash)) {
      if (piece) await writePiece(file, key, { header, number: (number += 1), piece, isLast: false });
      piece = next;
    }
    await writePiece(file, key, {
      header,
      number: number + 1,
      piece: piece ?? Buffer.alloc(0),
      isLast: true,
    });
    await file.sync();
  } finally {
    await file.close();
  }
  return { header, digest: hash.digest('hex') };
}

async function* inPieces(content: AsyncIterable<Uint8Array>, hash: Hash): AsyncGenerator<Buffer> {
  let waiting: Uint8Array[] = [];
  let bytes = 0;
  for await (const part of content) {
    hash.update(part);
    waiting.push(part);
    bytes += part.length;
    if (bytes < PIECE_BYTES) continue;
    let joined = Buffer.concat(waiting);
    for (; joined.length >= PIECE_BYTES; joined = joined.subarray(PIECE_BYTES))
      yield joined.subarray(0, PIECE_BYTES);
    waiting = [joined];
    bytes = joined.length;
  }
  if (bytes) yield Buffer.concat(waiting);
}

interface Piece {
  header: Pick<BackupHeader, 'id' | 'dialect' | 'madeAt'>;
  number: number;
  isLast: boolean;
}

/** Binds a piece to its position and its file, so that it cannot be decrypted anywhere else. */
const placeOf = ({ header: { id, dialect, madeAt }, number, isLast }: Piece) =>
  `${FORMAT} ${id} ${dialect} ${madeAt} ${number} ${isLast ? 'last' : 'more'}`;

async function writePiece(file: FileHandle, key: Buffer, piece: Piece & { piece: Buffer }): Promise<void> {
  const sealed = encryptBytes(key, piece.piece, placeOf(piece));
  const prefix = Buffer.alloc(PREFIX_BYTES);
  prefix.writeUInt8(piece.isLast ? 1 : 0);
  prefix.writeUInt32BE(sealed.length, 1);
  await file.write(prefix);
  await file.write(sealed);
}

export interface OpenBackup {
  header: BackupHeader;
  /** Can be read only once. If the file was changed or cut short, reading it throws `InputFailure`. */
  content: AsyncGenerator<Buffer>;
  close(): Promise<void>;
}

/** Throws `InputFailure` if the file is not a backup, or `SealingFailure` if its key is missing. */
export async function readBackup(path: string, keeper: KeyKeeper): Promise<OpenBackup> {
  const file = await open(path, 'r').catch((cause: unknown) => {
    throw new InputFailure(...said.notOpened(path), { cause });
  });
  try {
    const { header, end } = await readHeader(file, path);
    const key = await keyOf(header, keeper);
    return { header, content: pieces(file, { key, header, end, path }), close: () => file.close() };
  } catch (error) {
    await file.close();
    throw error;
  }
}

async function readHeader(file: FileHandle, path: string): Promise<{ header: BackupHeader; end: number }> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(LONGEST_HEADER), 0, LONGEST_HEADER, 0);
  const end = buffer.subarray(0, bytesRead).indexOf('\n');
  try {
    const header = JSON.parse(buffer.toString('utf8', 0, end)) as BackupHeader;
    if (header.format === FORMAT) return { header, end: end + 1 };
  } catch {
    // A header that cannot be parsed counts as an unknown format.
  }
  throw new InputFailure(...said.notABackup(path));
}

async function keyOf({ keys }: BackupHeader, keeper: KeyKeeper): Promise<Uint8Array> {
  const key = await openWithAny(keys, (wrapped) => keeper.unwrap(wrapped));
  if (key) return key;
  throw new SealingFailure(...said.noKey(keeper.label, keeper.ifMissing));
}

interface Reading {
  key: Uint8Array;
  header: BackupHeader;
  end: number;
  path: string;
}

async function* pieces(file: FileHandle, { key, header, end, path }: Reading): AsyncGenerator<Buffer> {
  const damaged = () => new InputFailure(...said.damaged(path));
  let at = end;
  const read = async (length: number) => {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, at);
    if (bytesRead !== length) throw damaged();
    at += length;
    return buffer;
  };
  for (let number = 1, isLast = false; !isLast; number += 1) {
    const prefix = await read(PREFIX_BYTES);
    isLast = prefix.readUInt8() === 1;
    const length = prefix.readUInt32BE(1);
    if (length > LARGEST_SEALED) throw damaged();
    const opened = decryptBytes(key, await read(length), placeOf({ header, number, isLast }));
    if (!opened) throw damaged();
    yield opened;
  }
  if ((await file.stat()).size !== at) throw damaged();
}
