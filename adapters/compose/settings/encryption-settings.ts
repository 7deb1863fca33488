// Reads which key encrypts people's messages, and where it is kept.
import { join, resolve } from 'node:path';
import { z } from 'zod';
import type { KeyKeeper } from '../../../bot/model/governance/key-keeper.js';
import { ConfigurationFailure } from '../../../knowledge/model/errors.js';
import { KEY_FILE } from '../../sql/engine/open-database.js';
import { keysInEnvironment, keysInFile, parseKey } from '../../sql/keys/local-keys.js';

const HOW = 'must be 32 bytes in base64: create it with “openssl rand -base64 32”';

/** The error must never repeat what was typed. */
const keys = z.string().refine((list) => listed(list).every((typed) => parseKey(typed)), HOW);

export const encryptionSettings = {
  ENCRYPTION_KEY: z
    .string()
    .refine((typed) => parseKey(typed), HOW)
    .optional(),
  ENCRYPTION_KEYS_PREVIOUS: keys.default(''),
  ENCRYPTION_KEY_FILE: z.string().trim().min(1).optional(),
};

interface Given {
  NODE_ENV: string;
  DATA_DIR: string;
  DATABASE_URL?: string | undefined;
  ENCRYPTION_KEY?: string | undefined;
  ENCRYPTION_KEYS_PREVIOUS: string;
  ENCRYPTION_KEY_FILE?: string | undefined;
}

const listed = (list: string): string[] => list.split(',').filter((typed) => typed.trim() !== '');

/** Throws `ConfigurationFailure` if it is unclear which key to use, or if the key could be lost. */
export function checkEncryption(settings: Given): void {
  const { ENCRYPTION_KEY: key, ENCRYPTION_KEY_FILE: file, ENCRYPTION_KEYS_PREVIOUS: previous } = settings;
  if (key !== undefined && file !== undefined)
    throw new ConfigurationFailure(
      'ENCRYPTION_KEY and ENCRYPTION_KEY_FILE are both set.',
      'Keep the one that the store was encrypted with, and remove the other.',
    );
  if (key === undefined && previous !== '')
    throw new ConfigurationFailure(
      'ENCRYPTION_KEYS_PREVIOUS is set, but ENCRYPTION_KEY is not.',
      'Set ENCRYPTION_KEY to the key to use from now on.',
    );
  // Containers lose their files, and each one would create its own key.
  if (
    settings.NODE_ENV === 'production' &&
    settings.DATABASE_URL !== undefined &&
    key === undefined &&
    file === undefined
  )
    throw new ConfigurationFailure(
      'DATABASE_URL is set, but neither ENCRYPTION_KEY nor ENCRYPTION_KEY_FILE is.',
      'Create a key with “openssl rand -base64 32”, keep a copy of it away from the database, and give it to every process.',
    );
}

/** If the key is not in the environment, its file is created the first time the service starts. */
export function encryptionKeys(settings: Given): KeyKeeper {
  const { ENCRYPTION_KEY: key, ENCRYPTION_KEYS_PREVIOUS: previous } = settings;
  if (key === undefined) return keysInFile(keyFile(settings));
  return keysInEnvironment(
    'ENCRYPTION_KEY',
    [key, ...listed(previous)].map((typed) => parseKey(typed)!),
  );
}

export function keyFile({
  ENCRYPTION_KEY_FILE,
  DATA_DIR,
}: Pick<Given, 'ENCRYPTION_KEY_FILE' | 'DATA_DIR'>): string {
  return resolve(ENCRYPTION_KEY_FILE ?? join(DATA_DIR, KEY_FILE));
}
