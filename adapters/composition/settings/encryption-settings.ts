import { join, resolve } from 'node:path';
import { z } from 'zod';
import type { KeyKeeper } from '../../../bot/model/governance/key-keeper.js';
import { ConfigurationFailure } from '../../../knowledge/model/errors.js';
import { isLoopback } from '../../http/local-only.js';
import { keysInTransit, type TransitOptions } from '../../key-service/transit-keys.js';
import { KEY_FILE } from '../../sql/engine/open-database.js';
import { joinKeepers } from '../../sql/keys/join-keepers.js';
import { keysInEnvironment, keysInFile, parseKey } from '../../sql/keys/local-keys.js';
import { settingsWording } from '../wording/settings-wording.js';

const { must, encryption: said } = settingsWording;

/** A key with fewer different values than this is not random. 32 random bytes have about 30. */
const MIN_DIFFERENT_BYTES = 16;

/** The error must not repeat the value that someone typed. */
const keys = z.string().refine((list) => listed(list).every((typed) => parseKey(typed)), must.key);

export const encryptionSettings = {
  // The current key must be hard to guess. An earlier key need not be, so that people can replace a weak one.
  ENCRYPTION_KEY: z
    .string()
    .refine((typed) => parseKey(typed), must.key)
    .refine((typed) => new Set(parseKey(typed)).size >= MIN_DIFFERENT_BYTES, must.randomKey)
    .optional(),
  ENCRYPTION_KEYS_PREVIOUS: keys.default(''),
  ENCRYPTION_KEY_FILE: z.string().trim().min(1).optional(),
  // The token is sent to the key service's address, so the connection must be encrypted or stay on this
  // machine.
  ENCRYPTION_VAULT_URL: z
    .url({ protocol: /^https?$/ })
    .refine(
      (url) => !URL.canParse(url) || url.startsWith('https:') || isLoopback(new URL(url).hostname),
      must.vaultAddress,
    )
    // The address must not contain a user name, because requests to such an address fail. It must not contain
    // a query or fragment either, because a path is added at the end.
    .regex(/^[^?#@]*$/, must.plainAddress)
    .optional(),
  ENCRYPTION_VAULT_PATH: z
    .string()
    .regex(/^\w[\w.-]*(?:\/\w[\w.-]*)+$/, must.vaultPath)
    .optional(),
  ENCRYPTION_VAULT_NAMESPACE: z
    .string()
    .regex(/^[\w./-]+$/, must.vaultNamespace)
    .optional(),
  ENCRYPTION_VAULT_TOKEN: z
    .string()
    .regex(/^[\x21-\x7e]+$/, must.vaultToken)
    .optional(),
  ENCRYPTION_VAULT_TOKEN_FILE: z.string().trim().min(1).optional(),
};

type Given = z.infer<z.ZodObject<typeof encryptionSettings>> & {
  NODE_ENV: string;
  DATA_DIR: string;
  DATABASE_URL?: string | undefined;
};

const listed = (list: string): string[] => list.split(',').filter((typed) => typed.trim() !== '');

const PLACES = ['ENCRYPTION_KEY', 'ENCRYPTION_KEY_FILE', 'ENCRYPTION_VAULT_URL'] as const;

/**
 * Throws `ConfigurationFailure` if it is unclear which encryption key to use, or if the key could be lost.
 */
export function checkEncryption(settings: Given): void {
  const set = PLACES.filter((name) => settings[name] !== undefined);
  if (set.length > 1) throw new ConfigurationFailure(...said.severalKeys(set));
  if (settings.ENCRYPTION_KEYS_PREVIOUS !== '' && keyPlace(settings) === 'file')
    throw new ConfigurationFailure(...said.noCurrentKey);
  checkVault(settings);
  // A container loses its files when it is replaced, so each container would create its own key.
  if (settings.NODE_ENV === 'production' && settings.DATABASE_URL !== undefined && !set.length)
    throw new ConfigurationFailure(...said.noSharedKey);
}

function checkVault(settings: Given): void {
  const { ENCRYPTION_VAULT_TOKEN: token, ENCRYPTION_VAULT_TOKEN_FILE: file } = settings;
  const others = (['PATH', 'NAMESPACE', 'TOKEN', 'TOKEN_FILE'] as const)
    .map((name) => `ENCRYPTION_VAULT_${name}` as const)
    .filter((name) => settings[name] !== undefined);
  if (settings.ENCRYPTION_VAULT_URL === undefined) {
    if (others.length) throw new ConfigurationFailure(...said.noVault(others));
    return;
  }
  if (settings.ENCRYPTION_VAULT_PATH === undefined || (token === undefined) === (file === undefined))
    throw new ConfigurationFailure(...said.vaultNeeds);
}

export function keyPlace(settings: Pick<Given, (typeof PLACES)[number]>): 'service' | 'environment' | 'file' {
  if (settings.ENCRYPTION_VAULT_URL !== undefined) return 'service';
  return settings.ENCRYPTION_KEY === undefined ? 'file' : 'environment';
}

/** A key in a file is created the first time the service starts. */
export function encryptionKeys(settings: Given): KeyKeeper {
  const previous = listed(settings.ENCRYPTION_KEYS_PREVIOUS);
  if (keyPlace(settings) === 'file') return keysInFile(keyFile(settings));
  const given = settings.ENCRYPTION_KEY === undefined ? previous : [settings.ENCRYPTION_KEY, ...previous];
  const keys = given.map((typed) => parseKey(typed)!);
  if (settings.ENCRYPTION_VAULT_URL === undefined) return keysInEnvironment('ENCRYPTION_KEY', keys);
  const service = keysInTransit(transitOptions(settings, settings.ENCRYPTION_VAULT_URL));
  return keys.length ? joinKeepers(service, keysInEnvironment('ENCRYPTION_KEYS_PREVIOUS', keys)) : service;
}

function transitOptions(settings: Given, url: string): TransitOptions {
  const { ENCRYPTION_VAULT_PATH: path = '', ENCRYPTION_VAULT_NAMESPACE: namespace } = settings;
  const { ENCRYPTION_VAULT_TOKEN: value, ENCRYPTION_VAULT_TOKEN_FILE: file = '' } = settings;
  return { url, path, namespace, token: value === undefined ? { file } : { value } };
}

export function keyFile({
  ENCRYPTION_KEY_FILE,
  DATA_DIR,
}: Pick<Given, 'ENCRYPTION_KEY_FILE' | 'DATA_DIR'>): string {
  return resolve(ENCRYPTION_KEY_FILE ?? join(DATA_DIR, KEY_FILE));
}
