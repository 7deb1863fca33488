import { createHash, randomBytes } from 'node:crypto';
import { chmod, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { SealingFailure } from '../../../knowledge/model/errors.js';
import type { KeyKeeper } from '../../../bot/model/governance/key-keeper.js';
import { giveName } from '../../process/give-file-its-name.js';
import { KEY_BYTES, decryptBytes, encryptBytes } from './cipher.js';
import { keysWording as said } from '../wording/keys-wording.js';

const PLACE = 'sealing key';
const OWNER_ONLY = 0o600;

/** Returns undefined if `typed` is not 32 bytes in base64. */
export function parseKey(typed: string): Buffer | undefined {
  const key = Buffer.from(typed.trim(), 'base64');
  return key.length === KEY_BYTES ? key : undefined;
}

const newKey = (): string => randomBytes(KEY_BYTES).toString('base64');

/** Takes keys from the environment: the current one first, then earlier ones. */
export function keysInEnvironment(label: string, keys: readonly Buffer[]): KeyKeeper {
  return keeping({ label, ifMissing: said.ifMissing.environment }, () => Promise.resolve(keys));
}

/**
 * Takes keys from a file: one per line in base64, the current one first. The file is read each time, because
 * another process may change the key.
 */
export function keysInFile(path: string): KeyKeeper {
  const label = said.file(path);
  const read = async () => {
    const text = await readFile(path, 'utf8').catch((cause: unknown) => {
      if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return '';
      throw new SealingFailure(...said.unreadable(label), { cause });
    });
    return parseLines(text, label);
  };
  return {
    ...keeping({ label, ifMissing: said.ifMissing.file }, read),
    begin: () => createFile(path, [newKey()]),
    async renew() {
      const earlier = await read();
      await replaceFile(path, [newKey(), ...earlier.map((key) => key.toString('base64'))]);
    },
    async dropEarlier() {
      const [first] = await read();
      if (first) await replaceFile(path, [first.toString('base64')]);
    },
  };
}

function parseLines(text: string, label: string): Buffer[] {
  const lines = text.split('\n').map((line) => line.trim());
  return lines
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => {
      const key = parseKey(line);
      if (key) return key;
      throw new SealingFailure(...said.notAKey(label));
    });
}

type About = Pick<KeyKeeper, 'label' | 'ifMissing'>;

function keeping({ label, ifMissing }: About, read: () => Promise<readonly Buffer[]>): KeyKeeper {
  return {
    label,
    ifMissing,
    names: async () => (await read()).map(nameOf),
    async wrap(key) {
      const all = await read();
      if (all.length)
        return all.map((one) => ({
          by: nameOf(one),
          wrapped: encryptBytes(one, key, PLACE).toString('base64'),
        }));
      throw new SealingFailure(said.none(label), ifMissing);
    },
    async unwrap({ by, wrapped }) {
      const key = (await read()).find((one) => nameOf(one) === by);
      return key && decryptBytes(key, Buffer.from(wrapped, 'base64'), PLACE);
    },
  };
}

/** A digest is safe as a name, because a random key cannot be guessed from it. */
const nameOf = (key: Uint8Array): string =>
  createHash('sha256').update('name of ').update(key).digest('hex').slice(0, 12);

async function write(path: string, keys: readonly string[]): Promise<string> {
  const draft = `${path}.${randomBytes(4).toString('hex')}`;
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  await writeFile(draft, [...said.head, ...keys, ''].join('\n'), {
    mode: OWNER_ONLY,
    flag: 'wx',
    flush: true,
  });
  // Set the mode again, because a shared folder may give the file a different one. The umask can only have
  // removed permissions from the mode given above.
  await chmod(draft, OWNER_ONLY);
  return draft;
}

/**
 * Creates the file, either complete or not at all. If another process created the file first, keeps that
 * one.
 */
async function createFile(path: string, keys: readonly string[]): Promise<void> {
  const draft = await write(path, keys);
  try {
    await giveName(draft, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    await rm(draft, { force: true });
  }
}

async function replaceFile(path: string, keys: readonly string[]): Promise<void> {
  await rename(await write(path, keys), path);
}
