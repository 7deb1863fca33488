// The key file is created once, and only its owner can read it. It is never recreated once something has been
// encrypted.
import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { decryptBytes, encryptBytes } from '../../../../adapters/sql/keys/cipher.js';
import { keysInEnvironment, keysInFile, parseKey } from '../../../../adapters/sql/keys/local-keys.js';
import { openDatabase } from '../../../../adapters/sql/engine/open-database.js';
import { migrate } from '../../../../adapters/sql/migrations/migrate.js';
import { prepareSealing } from '../../../../adapters/sql/sealing/check-encryption-keys.js';
import { keyKeeperContract } from '../../../contracts/key-keeper.js';

let folder: string;
let path: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'keys-'));
  path = join(folder, 'apart', 'encryption.key');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

it('is made once, whole, for its owner only, however many processes start', async () => {
  await Promise.all(Array.from({ length: 5 }, () => keysInFile(path).begin!()));
  const [name] = await keysInFile(path).names();
  await keysInFile(path).begin!();
  expect(await keysInFile(path).names()).toEqual([name]);
  expect(statSync(path).mode & 0o777).toBe(0o600);
});

keyKeeperContract('a key in a file', () =>
  Promise.resolve({
    keeper: () => keysInFile(path),
    change: () => keysInFile(path).renew!(),
    dropEarlier: () => keysInFile(path).dropEarlier!(),
  }),
);

keyKeeperContract('a key in the environment', () => {
  let keys = [randomBytes(32)];
  return Promise.resolve({
    keeper: () => keysInEnvironment('the test', keys),
    change: () => Promise.resolve(void (keys = [randomBytes(32), ...keys])),
    dropEarlier: () => Promise.resolve(void (keys = keys.slice(0, 1))),
  });
});

it('says so when a line of the file is not a key', async () => {
  await keysInFile(path).begin!();
  writeFileSync(path, `${readFileSync(path, 'utf8')}oops\n`);
  await expect(keysInFile(path).names()).rejects.toThrow(/not a key/);
});

it('takes 32 bytes in base64, and nothing else', () => {
  expect(parseKey(Buffer.alloc(32, 1).toString('base64'))).toHaveLength(32);
  expect([parseKey(''), parseKey('short'), parseKey(Buffer.alloc(33).toString('base64'))]).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
});

it('opens nothing that was changed, moved or cut short', () => {
  const key = Buffer.alloc(32, 1);
  const sealed = encryptBytes(key, Buffer.from('words'), 'here');
  expect(decryptBytes(key, sealed, 'here')?.toString()).toBe('words');
  expect(decryptBytes(key, sealed, 'there')).toBeUndefined();
  expect(decryptBytes(Buffer.alloc(32, 2), sealed, 'here')).toBeUndefined();
  for (const cut of [0, 11, 27, sealed.length - 1])
    expect(decryptBytes(key, sealed.subarray(0, cut), 'here')).toBeUndefined();
  for (const at of sealed.keys()) {
    const changed = Buffer.from(sealed);
    changed[at]! ^= 1;
    expect(decryptBytes(key, changed, 'here')).toBeUndefined();
  }
});

it('makes no new key for a store that was sealed, says that it is missing, and goes on once it is back', async () => {
  const database = await openDatabase({ dataDir: folder });
  await migrate(database);
  expect(await prepareSealing(database)).toBeUndefined();
  await database.close();
  const file = join(folder, 'encryption.key');
  const copy = readFileSync(file, 'utf8');
  rmSync(file);
  const again = await openDatabase({ dataDir: folder });
  const missing = await prepareSealing(again);
  expect(missing?.message).toContain(`a key that is not in the file ${file}`);
  expect(() => statSync(file)).toThrow(/ENOENT/);
  writeFileSync(file, copy);
  expect(await prepareSealing(again)).toBeUndefined();
  await again.close();
});
