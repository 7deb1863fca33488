// The audit log records when the encryption key is changed from the command line, on both databases.
import { join } from 'node:path';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { keys } from '../../../../adapters/cli/governance/keys.js';
import { connectKeys } from '../../../../adapters/composition/encryption.js';
import { createStore } from '../../../../adapters/sql/conversations/store.js';
import { openDatabase, type Database } from '../../../../adapters/sql/engine/open-database.js';
import { keysInEnvironment, keysInFile } from '../../../../adapters/sql/keys/local-keys.js';
import type { KeyKeeper } from '../../../../bot/model/governance/key-keeper.js';
import { temporaryDatabase, type TemporaryDatabase } from '../../../fakes/temporary-database.js';
import { onBothDatabases } from '../../../support/on-both-databases.js';

const NOW = new Date('2026-05-04T09:00:00Z');

onBothDatabases((server) => {
  let temporary: TemporaryDatabase;
  let folder: string;
  let database: Database | undefined;
  beforeEach(async () => {
    temporary = await temporaryDatabase(server());
    folder = await mkdtemp(join(tmpdir(), 'keys-'));
  });
  afterEach(async () => {
    await database?.close();
    await temporary.remove();
    await rm(folder, { recursive: true });
  });

  async function run(keeper: KeyKeeper, ...args: string[]): Promise<void> {
    await database?.close();
    const dataDir = temporary.dataDir ?? folder;
    const place = { dataDir, ...(temporary.databaseUrl && { databaseUrl: temporary.databaseUrl }) };
    database = await openDatabase({ ...place, keys: keeper });
    const opened = { database, store: createStore(database) };
    const ports = () => Promise.resolve(connectKeys(opened, () => NOW));
    await keys(ports, args, { write: () => undefined, say: () => undefined });
  }
  const events = () =>
    createStore(database!).records.audit.find({ kind: 'secret-rotated' }, { limit: 9, offset: 0 });

  test('records who changed the key and who destroyed the earlier ones, without the keys', async () => {
    const keeper = keysInFile(join(folder, 'encryption.key'));
    await run(keeper, 'rotate', '--by', 'Ann');
    await run(keeper, 'drop', '--by', 'Ben');
    const account = expect.stringContaining('computer:') as string;
    expect(await events()).toMatchObject([
      { by: 'Ben', at: NOW.toISOString(), details: { step: 'earlier keys destroyed', account } },
      { by: 'Ann', at: NOW.toISOString(), details: { step: 'key changed', account } },
    ]);
  });

  test('destroys no key before it is in the audit log', async () => {
    const done: string[] = [];
    const step = (name: string) => () => Promise.resolve(void done.push(name));
    const ports = {
      keptIn: 'a file',
      place: 'file' as const,
      renew: step('renew'),
      dropEarlier: step('drop'),
      rotate: () => step('rotate')().then(() => ({ keys: 0 })),
      record: step('record'),
    };
    for (const what of ['rotate', 'drop'])
      await keys(() => Promise.resolve(ports), [what], { write: () => undefined, say: () => undefined });
    expect(done).toEqual(['renew', 'record', 'rotate', 'record', 'drop', 'rotate']);
  });

  test('says what to do where a key service keeps the key', async () => {
    const said: string[] = [];
    const ports = {
      keptIn: 'the key service (transit/guidance)',
      place: 'service' as const,
      rotate: () => Promise.resolve({ keys: 3 }),
      record: () => Promise.resolve(),
    };
    const run = (what: string) =>
      keys(() => Promise.resolve(ports), [what], {
        write: (line) => void said.push(line),
        say: () => undefined,
      });
    await run('rotate');
    expect(said[0]).toMatch(/^3 keys are now encrypted/);
    expect(said.at(-1)).toContain('newest version of the key in the key service (transit/guidance)');
    await expect(run('drop')).rejects.toMatchObject({
      remedy: expect.stringContaining('min_decryption_version') as string,
    });
  });

  test('records nothing if the keys cannot be dropped here', async () => {
    const keeper = keysInEnvironment('ENCRYPTION_KEY', [Buffer.alloc(32, 'one')]);
    await expect(run(keeper, 'drop')).rejects.toThrow(/can't change/);
    expect(await events()).toEqual([]);
  });
});
