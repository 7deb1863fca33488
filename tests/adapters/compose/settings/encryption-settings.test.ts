// Settings of encryption: what is unclear or could lose the key stops the start, and no key is repeated in an error.
import { resolve } from 'node:path';
import { expect, it } from 'vitest';
import { encryptionKeys, keyFile } from '../../../../adapters/compose/settings/encryption-settings.js';
import { readSettings } from '../../../../adapters/compose/settings/environment-settings.js';

const KEY = Buffer.alloc(32, 'a key').toString('base64');
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

it.each([
  [{ ENCRYPTION_KEY: 'tooshortakey' }, /ENCRYPTION_KEY must be 32 bytes/],
  [{ ENCRYPTION_KEY: KEY, ENCRYPTION_KEYS_PREVIOUS: 'nokey' }, /ENCRYPTION_KEYS_PREVIOUS must be 32 bytes/],
  [{ ENCRYPTION_KEYS_PREVIOUS: KEY }, /ENCRYPTION_KEY is not/],
  [{ ENCRYPTION_KEY: KEY, ENCRYPTION_KEY_FILE: '/a' }, /both set/],
  [{ NODE_ENV: 'production', DATABASE_URL: 'postgresql://a@b/c' }, /neither ENCRYPTION_KEY nor/],
])('refuses %j', (environment, problem) => {
  expect(() => readSettings(environment)).toThrow(problem);
  expect(() => readSettings(environment)).not.toThrow(/tooshortakey|nokey/);
});
