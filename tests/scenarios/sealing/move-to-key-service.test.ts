// Tests moving the key from a setting to a key service that may be down. Data encrypted with the old key
// stays readable, and the keys are encrypted for the service once it responds.
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { startSealing } from '../../../adapters/sql/sealing/encrypt-in-background.js';
import { readSettings } from '../../../adapters/composition/settings/environment-settings.js';
import { openStores, type Stores } from '../../../adapters/composition/stores.js';
import { rotateKeys } from '../../../adapters/sql/sealing/rotate.js';
import { startFakeTransit, VAULT_PATH, VAULT_TOKEN, type FakeTransit } from '../../fakes/fake-transit.js';
import { newMessage, NOW, person } from '../../fakes/samples/sample-records.js';
import { temporaryDatabase, type TemporaryDatabase } from '../../fakes/temporary-database.js';
import { onBothDatabases } from '../../support/on-both-databases.js';

const KEY = randomBytes(32).toString('base64');
const AGAIN_MS = 20;

onBothDatabases((server) => {
  let temporary: TemporaryDatabase;
  let folder: string;
  let transit: FakeTransit;
  let opened: Stores[];
  let logged: string[];
  beforeEach(async () => {
    temporary = await temporaryDatabase(server());
    folder = await mkdtemp(join(tmpdir(), 'moving-'));
    transit = await startFakeTransit();
    opened = [];
    logged = [];
  });
  afterEach(async () => {
    for (const { database } of opened) await database.close();
    await transit.close();
    await temporary.remove();
    await rm(folder, { recursive: true });
  });

  const add = (_: object, sentence: string) => void logged.push(sentence);
  const log = { info: add, warn: add, error: add };
  const settingsWith = (keys: NodeJS.ProcessEnv) =>
    readSettings({
      NODE_ENV: 'test',
      DATA_DIR: temporary.dataDir ?? folder,
      ...(temporary.databaseUrl && { DATABASE_URL: temporary.databaseUrl }),
      ...keys,
    });
  const inService = () => ({
    ENCRYPTION_VAULT_URL: transit.url,
    ENCRYPTION_VAULT_PATH: VAULT_PATH,
    ENCRYPTION_VAULT_TOKEN: VAULT_TOKEN,
  });
  const inBoth = () => ({ ...inService(), ENCRYPTION_KEYS_PREVIOUS: KEY });
  /** Opens the store as a process does when it starts. */
  const start = async (keys: NodeJS.ProcessEnv) => {
    const stores = await openStores(settingsWith(keys), log);
    opened.push(stores);
    return stores;
  };

  it('starts, and reads and writes, while the service is down and the earlier key opens everything', async () => {
    const before = await start({ ENCRYPTION_KEY: KEY });
    const early = await write(before, 1);
    await rotateKeys((await start(inBoth())).database);
    transit.state = 'sealed';
    const late = await start(inBoth());
    expect(late.locked).toBeUndefined();
    expect(await late.store.records.messages.words(early)).toBe('Words 1');
    expect(await late.store.records.messages.words(await write(late, 2))).toBe('Words 2');
  });

  it('is not called locked if only the copies for the service cannot be made, and makes them later', async () => {
    const early = await write(await start({ ENCRYPTION_KEY: KEY }), 1);
    transit.state = 'sealed';
    const { locked, database } = await start(inBoth());
    expect(locked).toBeUndefined();
    const sealing = startSealing(database, log, AGAIN_MS);
    const warning = 'Keys could not yet be encrypted with the key service (transit/guidance). Trying again.';
    await expect.poll(() => logged).toContain(warning);
    transit.state = 'ready';
    const isReadable = async () => {
      const { store } = await start(inService());
      return store.records.messages.words(early).catch(() => undefined);
    };
    await expect.poll(isReadable, { timeout: 5_000 }).toBe('Words 1');
    await sealing.stop();
    const warnings = logged.length;
    await pause(AGAIN_MS * 3);
    expect(logged).toHaveLength(warnings);
  });

  it('is locked if nothing opens the key, and says what the service answered', async () => {
    await write(await start(inService()), 1);
    transit.state = 'sealed';
    expect((await start(inBoth())).locked?.message).toMatch(/is sealed/);
  });
});

async function write({ store }: Stores, n: number): Promise<string> {
  const place = { platform: 'slack', id: `chat-${n}`, kind: 'personal' as const, address: {} };
  const message = await store.transaction(async (records) => {
    const { id } = await records.conversations.open(place, person, NOW);
    return records.messages.add({ ...newMessage(id), words: `Words ${n}`, redactedTypes: [] });
  });
  return message!.id;
}
