// The service does not start with encryption settings that are unclear or could lose the key. No error
// repeats a key.
import { randomBytes } from 'node:crypto';
import { resolve } from 'node:path';
import { expect, it } from 'vitest';
import { encryptionKeys, keyFile } from '../../../../adapters/composition/settings/encryption-settings.js';
import { readSettings } from '../../../../adapters/composition/settings/environment-settings.js';
import type { ConfigurationFailure } from '../../../../knowledge/model/errors.js';

const KEY = randomBytes(32).toString('base64');
const OTHER = Buffer.alloc(32, 'another').toString('base64');

it('keeps the key in DATA_DIR unless a setting says otherwise', () => {
  expect(keyFile(readSettings({ DATA_DIR: '/srv/data' }))).toBe(resolve('/srv/data/encryption.key'));
  expect(keyFile(readSettings({ ENCRYPTION_KEY_FILE: '/run/keys/one' }))).toBe('/run/keys/one');
});

it('takes a key, and earlier ones, from the environment', async () => {
  const keys = encryptionKeys(
    readSettings({ ENCRYPTION_KEY: KEY, ENCRYPTION_KEYS_PREVIOUS: `${OTHER}, ${OTHER}` }),
  );
  expect(await keys.names()).toHaveLength(3);
});

const VAULT = {
  ENCRYPTION_VAULT_URL: 'https://vault.example.org:8200',
  ENCRYPTION_VAULT_PATH: 'transit/guidance',
  ENCRYPTION_VAULT_TOKEN: 'hvs.tooshortakey',
};

const WITHOUT = /without a user, password, query or fragment/;

it('takes a key from a service, also while the earlier one is still in the environment', async () => {
  const production = { NODE_ENV: 'production', DATABASE_URL: 'postgresql://a@b/c' };
  const keys = encryptionKeys(readSettings({ ...VAULT, ...production }));
  expect([keys.label, await keys.names()]).toEqual([
    'the key service (transit/guidance)',
    ['transit/guidance'],
  ]);
  const both = encryptionKeys(readSettings({ ...VAULT, ENCRYPTION_KEYS_PREVIOUS: KEY }));
  expect(await both.names()).toHaveLength(2);
});

it.each([
  [{ ENCRYPTION_KEY: 'tooshortakey' }, /ENCRYPTION_KEY: This must be 32 bytes/],
  [
    { ENCRYPTION_KEY: KEY, ENCRYPTION_KEYS_PREVIOUS: 'nokey' },
    /ENCRYPTION_KEYS_PREVIOUS: This must be 32 bytes/,
  ],
  [{ ENCRYPTION_KEYS_PREVIOUS: KEY }, /ENCRYPTION_KEY is not/],
  [{ ENCRYPTION_KEY: KEY, ENCRYPTION_KEY_FILE: '/a' }, /both set/],
  [{ ...VAULT, ENCRYPTION_KEY: KEY }, /ENCRYPTION_KEY and ENCRYPTION_VAULT_URL are both set/],
  [{ ...VAULT, ENCRYPTION_VAULT_PATH: '' }, /ENCRYPTION_VAULT_URL needs ENCRYPTION_VAULT_PATH/],
  [{ ...VAULT, ENCRYPTION_VAULT_PATH: 'guidance' }, /ENCRYPTION_VAULT_PATH: This must be/],
  [{ ...VAULT, ENCRYPTION_VAULT_PATH: '../sys/seal' }, /ENCRYPTION_VAULT_PATH: This must be/],
  [{ ...VAULT, ENCRYPTION_VAULT_TOKEN: '' }, /needs .* ENCRYPTION_VAULT_TOKEN_FILE/],
  [{ ...VAULT, ENCRYPTION_VAULT_TOKEN: 'hvs.tooshortakey and more' }, /ENCRYPTION_VAULT_TOKEN: This must be/],
  [{ ...VAULT, ENCRYPTION_VAULT_TOKEN_FILE: '/a' }, /needs .* either/],
  [{ ...VAULT, ENCRYPTION_VAULT_URL: 'http://vault.example.org:8200' }, /must be an https address/],
  [{ ...VAULT, ENCRYPTION_VAULT_URL: 'https://tooshortakey@vault.example.org' }, WITHOUT],
  [{ ...VAULT, ENCRYPTION_VAULT_URL: 'https://me:tooshortakey@vault.example.org' }, WITHOUT],
  [{ ...VAULT, ENCRYPTION_VAULT_URL: 'https://vault.example.org/?' }, WITHOUT],
  [{ ...VAULT, ENCRYPTION_VAULT_URL: 'https://vault.example.org/#v1' }, WITHOUT],
  [{ ...VAULT, ENCRYPTION_VAULT_URL: '' }, /are set without ENCRYPTION_VAULT_URL/],
  [{ NODE_ENV: 'production', DATABASE_URL: 'postgresql://a@b/c' }, /none of ENCRYPTION_KEY,/],
])('refuses %j', (environment, problem) => {
  expect(() => readSettings(environment)).toThrow(problem);
  expect(() => readSettings(environment)).not.toThrow(/tooshortakey|nokey/);
});

it('says how to move to a key service if both are set, and otherwise which key to keep', () => {
  const remedyOf = (environment: NodeJS.ProcessEnv) => {
    try {
      readSettings(environment);
    } catch (error) {
      return (error as ConfigurationFailure).remedy;
    }
  };
  const moving = 'To move to the key service, put the earlier key in ENCRYPTION_KEYS_PREVIOUS instead.';
  expect(remedyOf({ ...VAULT, ENCRYPTION_KEY: KEY })).toContain(`remove the other. ${moving}`);
  expect(remedyOf({ ...VAULT, ENCRYPTION_KEY: KEY, ENCRYPTION_KEY_FILE: '/a' })).toContain(
    'remove the others.',
  );
  expect(remedyOf({ ENCRYPTION_KEY: KEY, ENCRYPTION_KEY_FILE: '/a' })).toMatch(/remove the other\.$/);
});
