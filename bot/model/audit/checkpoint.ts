// Signs and reads checkpoints: signed statements of the audit log's length and root hash. Uses the C2SP
// formats tlog-checkpoint and signed-note, so that others can check them with their own tools.
import { createHash, createPublicKey, sign, verify, type KeyObject } from 'node:crypto';

export interface Checkpoint {
  origin: string;
  size: number;
  root: Buffer;
  at: string;
}

export interface SignedCheckpoint extends Checkpoint {
  note: string;
  signatures: { name: string; keyId: string; signature: Buffer }[];
}

const ED25519 = 1;
const SEPARATOR = '\n\n';

/** Returns the 8 hex digits that identify the key in a note. */
export function keyIdOf(name: string, key: KeyObject): string {
  return createHash('sha256')
    .update(`${name}\n`)
    .update(Buffer.from([ED25519]))
    .update(rawKey(key))
    .digest('hex')
    .slice(0, 8);
}

function rawKey(key: KeyObject): Buffer {
  const { x = '' } = publicOf(key).export({ format: 'jwk' });
  return Buffer.from(x, 'base64url');
}

function publicOf(key: KeyObject): KeyObject {
  return key.type === 'private' ? createPublicKey(key) : key;
}

function bodyOf({ origin, size, root, at }: Checkpoint): string {
  return `${origin}\n${size}\n${root.toString('base64')}\n${at}\n`;
}

export function signCheckpoint(checkpoint: Checkpoint, key: KeyObject): string {
  const body = bodyOf(checkpoint);
  const id = Buffer.from(keyIdOf(checkpoint.origin, key), 'hex');
  const signature = Buffer.concat([id, sign(null, Buffer.from(body), key)]).toString('base64');
  return `${body}\n— ${checkpoint.origin} ${signature}\n`;
}

export function readCheckpoint(note: string): SignedCheckpoint | undefined {
  const end = note.lastIndexOf(SEPARATOR);
  const [origin, size, root, at] = note.slice(0, end).split('\n');
  if (end < 0 || !origin || !/^(0|[1-9]\d*)$/.test(size ?? '') || !root || !at) return undefined;
  const signatures = note
    .slice(end + SEPARATOR.length)
    .split('\n')
    .flatMap((line) => {
      const [, name, coded] = /^— (\S+) (\S+)$/.exec(line.trim()) ?? [];
      if (!name || !coded) return [];
      const bytes = Buffer.from(coded, 'base64');
      return [{ name, keyId: bytes.subarray(0, 4).toString('hex'), signature: bytes.subarray(4) }];
    });
  return { origin, size: Number(size), root: Buffer.from(root, 'base64'), at, note, signatures };
}

export function readCheckpoints(text: string): SignedCheckpoint[] {
  const notes = text.replace(/\r\n/g, '\n').match(/(?:[^\n]+\n)+\n(?:— [^\n]+\n?)+/g) ?? [];
  return notes.flatMap((note) => readCheckpoint(note) ?? []);
}

export type SignatureCheck = 'signed' | 'unknown-key' | 'forged';

export function checkSignature(checkpoint: SignedCheckpoint, keys: readonly KeyObject[]): SignatureCheck {
  const body = Buffer.from(bodyOf(checkpoint));
  for (const { name, keyId, signature } of checkpoint.signatures) {
    const key = keys.find((one) => keyIdOf(name, one) === keyId);
    if (key) return verify(null, body, publicOf(key), signature) ? 'signed' : 'forged';
  }
  return 'unknown-key';
}
