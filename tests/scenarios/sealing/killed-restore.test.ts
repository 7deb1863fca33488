// Tests that no one can use a restored store if the restore was killed before people's erasures were repeated.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { connectBackup } from '../../../adapters/composition/backup.js';
import { readSettings } from '../../../adapters/composition/settings/environment-settings.js';
import { openStores, openStoresAsTheyAre, type Stores } from '../../../adapters/composition/stores.js';
import { encryptionKeys } from '../../../adapters/composition/settings/encryption-settings.js';
import { placeBackup } from '../../../adapters/sql/backup/backup.js';
import type { RedactedText } from '../../../knowledge/model/personal-data.js';
import type { KeptOutside } from '../../../bot/model/governance/erasure-record.js';
import { newMessage, person } from '../../fakes/samples/sample-records.js';
import { emptyDatabase, type TemporaryDatabase } from '../../fakes/temporary-database.js';
import { transpiled } from '../../support/deployment/transpiled.js';
import { giveEngineCheck } from '../../support/live-samples.js';
import { onBothDatabases } from '../../support/on-both-databases.js';
import { pathOf } from '../../support/requirements.js';

const CHILD = 'tests/scenarios/sealing/killed-restore-child.ts';
const log = { info: () => undefined, warn: () => undefined, error: () => undefined };

onBothDatabases((server) => {
  let home: string;
  let from: Record<string, string>;
  let databases: TemporaryDatabase[] = [];
  let open: Stores[] = [];
  const path = process.env.PATH;
  beforeAll(() => void (process.env.PATH = `${dirname(pathOf('postgresql') ?? '')}:${path}`));
  afterAll(() => void (process.env.PATH = path));
  beforeEach(async () => {
    home = await mkdtemp(join(tmpdir(), 'killed-restore-'));
  });
  afterEach(async () => {
    for (const { database } of open) await database.close();
    for (const database of databases) await database.remove();
    [open, databases] = [[], []];
    await rm(home, { recursive: true, force: true });
  });

  async function environmentOf(folder: string): Promise<Record<string, string>> {
    const environment = {
      DATA_DIR: join(home, folder),
      ENCRYPTION_KEY_FILE: join(home, 'apart', 'key'),
      MESSAGE_READER: 'off',
    };
    await giveEngineCheck(environment.DATA_DIR);
    if (!server()) return environment;
    const database = await emptyDatabase(server());
    databases.push(database);
    return { ...environment, DATABASE_URL: database.databaseUrl! };
  }

  const openIn = async (environment: Record<string, string>): Promise<Stores> => {
    const stores = await openStores(readSettings(environment));
    open.push(stores);
    return stores;
  };
  const backupsIn = (environment: Record<string, string>) =>
    connectBackup(readSettings(environment), () => openIn(environment), log);

  /** Makes a backup of a message that is erased afterwards. */
  async function erasedSince(file: string): Promise<KeptOutside> {
    from = await environmentOf('data');
    const { store } = await openIn(from);
    await store.transaction(async ({ conversations, messages }) => {
      const place = { platform: 'slack', id: 'one', kind: 'personal', address: {} } as const;
      const { id } = await conversations.open(place, person, new Date().toISOString());
      await messages.add({
        ...newMessage(id),
        id: 'm1',
        text: 'Who refers [name 1]?' as RedactedText,
        redactedTypes: ['name'],
        words: 'Who refers Zora?',
      });
    });
    const backups = backupsIn(from);
    await backups.back(file);
    await store.transaction(({ messages }) => messages.erase('m1', new Date().toISOString()));
    return backups.erased();
  }

  it('refuses to open it until the same restore has been run again', async () => {
    const file = join(home, 'one.ctac');
    const list = await erasedSince(file);
    expect(list.erased).toHaveLength(1);
    const environment = await environmentOf('restored');
    const settings = readSettings(environment);
    const child = spawn(process.execPath, [transpiled(CHILD), file], {
      env: { ...process.env, ...environment },
      stdio: 'inherit',
    });
    expect(await once(child, 'close')).toEqual([null, 'SIGKILL']);

    await expect(openStores(settings)).rejects.toThrow(/was stopped before it was done/);
    await expect(openStoresAsTheyAre(settings)).rejects.toThrow(/was stopped before it was done/);

    expect(await backupsIn(environment).restore(file, list)).toMatchObject({ messages: 1, left: 0 });
    const { store } = await openIn(environment);
    expect(await store.records.messages.find('m1')).toMatchObject({ text: '' });
  }, 300_000);

  it('refuses to go on with another backup', async () => {
    const [file, other] = [join(home, 'one.ctac'), join(home, 'two.ctac')];
    const list = await erasedSince(file);
    await connectBackup(readSettings(from), () => Promise.resolve(open[0]!), log).back(other);
    const environment = await environmentOf('restored');
    const { DATA_DIR: dataDir, DATABASE_URL: databaseUrl, ...rest } = readSettings(environment);
    const keys = encryptionKeys({ DATA_DIR: dataDir, ...rest });
    await placeBackup({ dataDir, databaseUrl, keys }, file);
    await expect(backupsIn(environment).restore(other, list)).rejects.toThrow(/restore of another backup/);
  }, 300_000);
});
