// `ctac doctor` reports which encryption key is in use, where it is kept, and any problems with it.
import { randomBytes } from 'node:crypto';
import { chmod, mkdtemp, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { lookAtEncryption } from '../../../adapters/composition/encryption.js';
import { encryptionKeys } from '../../../adapters/composition/settings/encryption-settings.js';
import { readSettings } from '../../../adapters/composition/settings/environment-settings.js';
import { createStore } from '../../../adapters/sql/conversations/store.js';
import { openDatabase, type Database } from '../../../adapters/sql/engine/open-database.js';
import { prepareSealing } from '../../../adapters/sql/sealing/check-encryption-keys.js';
import { NOW, person } from '../../fakes/samples/sample-records.js';
import { startFakeTransit, VAULT_PATH, VAULT_TOKEN } from '../../fakes/fake-transit.js';
import { openMigrated } from '../../fakes/temporary-database.js';

const FIRST = randomBytes(32).toString('base64');
const SECOND = randomBytes(32).toString('base64');

let DATA_DIR: string;
let opened: Database[];
beforeEach(async () => {
  DATA_DIR = await mkdtemp(join(tmpdir(), 'encryption-'));
  opened = [await openMigrated({ dataDir: DATA_DIR })];
});
afterEach(async () => {
  for (const database of opened) await database.close();
  await rm(DATA_DIR, { recursive: true });
});

async function open(environment: NodeJS.ProcessEnv = {}) {
  const settings = readSettings({ DATA_DIR, ...environment });
  const database = await openDatabase({ dataDir: DATA_DIR, keys: encryptionKeys(settings) });
  opened.push(database);
  return { database, look: () => lookAtEncryption(settings, database) };
}

test('says that the first start makes the key, and then that it is beside the store', async () => {
  const { database, look } = await open();
  expect(await look()).toBe('nothing is encrypted yet; the service creates the key when it starts');
  await prepareSealing(database);
  expect(await look()).toBe(
    `on, with the key in ${DATA_DIR}/encryption.key, which is next to the store, so keep a copy of it elsewhere`,
  );
});

test('says nothing about a place next to the store if the key is elsewhere', async () => {
  const ENCRYPTION_KEY_FILE = join(DATA_DIR, 'apart', 'one.key');
  const { database, look } = await open({ ENCRYPTION_KEY_FILE });
  await prepareSealing(database);
  expect(await look()).toBe(`on, with the key in ${ENCRYPTION_KEY_FILE}`);
});

test('fails if the key is missing, and says that no message is accepted', async () => {
  await prepareSealing((await open()).database);
  await rename(join(DATA_DIR, 'encryption.key'), join(DATA_DIR, 'elsewhere'));
  const { look } = await open();
  await expect(look()).rejects.toThrow(
    `The service is not accepting messages: What people wrote is encrypted with a key that is not in the file ${DATA_DIR}/encryption.key.`,
  );
  await rename(join(DATA_DIR, 'elsewhere'), join(DATA_DIR, 'encryption.key'));
  expect(await look()).toMatch(/^on, with the key in/);
});

test('fails if an earlier key is missing, and names the setting that holds it', async () => {
  await prepareSealing((await open({ ENCRYPTION_KEY: FIRST })).database);
  const { database, look } = await open({ ENCRYPTION_KEY: SECOND });
  // Leaves the store as it is if a key rotation stops after adding the new key and before replacing the old
  // one.
  const { keys } = database.sealing;
  await keys.add(database.kysely, await keys.make());
  await expect(look()).rejects.toMatchObject({
    message: "Some of what people wrote can't be read: 1 earlier key is missing.",
    remedy: expect.stringContaining('ENCRYPTION_KEYS_PREVIOUS') as string,
  });
  const both = await open({ ENCRYPTION_KEY: SECOND, ENCRYPTION_KEYS_PREVIOUS: FIRST });
  expect(await both.look()).toBe('encrypted with ENCRYPTION_KEY');
});

test('fails if others on the machine can read the key file', async () => {
  const { database, look } = await open();
  await prepareSealing(database);
  const file = join(DATA_DIR, 'encryption.key');
  await chmod(file, 0o644);
  await expect(look()).rejects.toMatchObject({
    message: `Other users of this machine can read the encryption key in ${file}.`,
    remedy: `Run: chmod 600 ${file}`,
  });
});

test('counts the rows that an earlier version stored unencrypted', async () => {
  const { database, look } = await open();
  await prepareSealing(database);
  const place = { platform: 'slack' as const, id: 'ada', kind: 'personal' as const, address: {} };
  const { id } = await createStore(database).records.conversations.open(place, person, NOW);
  await database.kysely.insertInto('stand_ins').values({ conversation: id, known: '{}' }).execute();
  expect(await look()).toMatch(/; 1 row stored by an earlier version is not encrypted yet$/);
});

test('fails if the key service does not work, even if nothing is encrypted yet, and says why', async () => {
  const transit = await startFakeTransit();
  const environment = {
    ENCRYPTION_VAULT_URL: transit.url,
    ENCRYPTION_VAULT_PATH: VAULT_PATH,
    ENCRYPTION_VAULT_TOKEN: VAULT_TOKEN,
  };
  try {
    const { database, look } = await open(environment);
    transit.state = 'sealed';
    await expect(look()).rejects.toThrow(/is sealed/);
    transit.state = 'ready';
    expect(await look()).toBe('nothing is encrypted yet; the service creates the key when it starts');
    await prepareSealing(database);
    expect(await look()).toBe('encrypted with the key service (transit/guidance)');
    transit.rotate();
    transit.refuseEarlier();
    await expect((await open(environment)).look()).rejects.toMatchObject({
      message: expect.stringContaining('a key that is not in the key service (transit/guidance)') as string,
      remedy: expect.stringContaining('min_decryption_version') as string,
    });
  } finally {
    await transit.close();
  }
});
