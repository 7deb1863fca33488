// Tests that a backup made while people write is complete and encrypted, and that restoring it does not bring
// back erased data.
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { connectBackup } from '../../../adapters/composition/backup.js';
import { connectGuidance, coreRules, type Guidance } from '../../../adapters/composition/guidance.js';
import { readSettings, type Settings } from '../../../adapters/composition/settings/environment-settings.js';
import { openStores, type Stores } from '../../../adapters/composition/stores.js';
import { createBot } from '../../../bot/create-bot.js';
import { placeHold } from '../../../bot/governance/holds.js';
import type { Person } from '../../../bot/model/people/person.js';
import type { IncomingEvent } from '../../../bot/model/messages/message.js';
import { ingestFolders } from '../../../ingest/ingest-folders.js';
import { createFakePlatform, personalPlaceOf } from '../../fakes/fake-platform.js';
import { emptyDatabase, type TemporaryDatabase } from '../../fakes/temporary-database.js';
import { pathOf } from '../../support/requirements.js';
import { giveEngineCheck } from '../../support/live-samples.js';
import { onBothDatabases } from '../../support/on-both-databases.js';
import { note } from '../../support/running-guidance.js';
import { portDefaults } from '../../fakes/port-defaults.js';

const ada: Person = { platform: 'slack', id: 'ada', name: 'Ada Plantedworple' };
const ben: Person = { platform: 'slack', id: 'ben', name: 'Ben' };
/**
 * The pause between messages during the backup. Without it, there would be thousands, which take the test a
 * long time to check.
 */
const BETWEEN_MESSAGES_MS = 20;
const log = { info: () => undefined, warn: () => undefined, error: () => undefined };

onBothDatabases((server) => {
  let home: string;
  let spare: TemporaryDatabase | undefined;
  let target: TemporaryDatabase | undefined;
  let settings: Settings;
  let stores: Stores;
  let guidance: Guidance | undefined;
  let events = 0;

  // Puts the tests’ own version of PostgreSQL first on the PATH. Otherwise, an older version than the
  // server’s may be used.
  const path = process.env.PATH;
  beforeAll(() => void (process.env.PATH = `${dirname(pathOf('postgresql') ?? '')}:${path}`));
  afterAll(() => void (process.env.PATH = path));

  beforeEach(async () => {
    home = await mkdtemp(join(tmpdir(), 'backup-'));
    if (server()) [spare, target] = [await emptyDatabase(server()), await emptyDatabase(server())];
    settings = settingsOf('data', spare);
    await giveEngineCheck(settings.DATA_DIR);
    stores = await openStores(settings);
  }, 120_000);
  afterEach(async () => {
    await guidance?.close();
    guidance = undefined;
    await stores.database.close();
    await spare?.remove();
    await target?.remove();
    await rm(home, { recursive: true, force: true });
  });

  const settingsOf = (folder: string, database?: TemporaryDatabase) =>
    readSettings({
      DATA_DIR: join(home, folder),
      ENCRYPTION_KEY_FILE: join(home, 'apart', 'key'),
      MESSAGE_READER: 'off',
      ...(database?.databaseUrl !== undefined && { DATABASE_URL: database.databaseUrl }),
    });

  async function startWithGuidance() {
    guidance = await connectGuidance(settings, stores, log);
    const folder = join(home, 'guidance');
    await mkdir(folder);
    await writeFile(
      join(folder, 'consent.md'),
      note('Consent', 'A child does not have to consent to a referral to the National Referral Mechanism.'),
    );
    await ingestFolders(guidance, [folder], { publish: true });
    return createBot({
      ...portDefaults,
      ...coreRules(guidance),
      store: stores.store,
      platforms: new Map([['slack', createFakePlatform()]]),
      clock: () => new Date(),
      log,
    });
  }

  const event = (from: Person, rest: object) =>
    ({
      id: `e${(events += 1)}`,
      place: personalPlaceOf(from),
      from,
      sentAt: new Date().toISOString(),
      ...rest,
    }) as IncomingEvent;
  const say = (from: Person, text: string) =>
    event(from, { kind: 'message', text, attachments: [], mentionsBot: true });

  it('is made while people write, read back, and restored and drilled without what was erased since', async () => {
    const bot = await startWithGuidance();
    for (const person of [ada, ben])
      await bot.inbox.receive(
        say(person, 'Does a child called Plantedworple have to consent to a referral?'),
      );
    await bot.startWorker().drain();
    const backups = connectBackup(settings, () => Promise.resolve(stores), log);
    const file = join(home, 'backups', 'one.ctac');
    let busy = true;
    const writing = (async () => {
      for (; busy; await wait(BETWEEN_MESSAGES_MS)) await bot.inbox.receive(say(ben, 'Who pays for it?'));
    })();
    const { bytes } = await backups.back(file).finally(() => (busy = false));
    await writing;
    expect(bytes).toBeGreaterThan(10_000);
    expect((await readFile(file)).includes('Plantedworple')).toBe(false);
    expect((await readFile(file)).includes('referral')).toBe(false);
    expect(await readdir(join(home, 'backups'))).toEqual(['one.ctac']);
    await expect(backups.back(file)).rejects.toThrow(/already exists/);

    await bot.inbox.receive(event(ada, { kind: 'action', action: { do: 'forget-me' } }));
    const erased = await backups.erased();
    expect(JSON.stringify(erased)).not.toMatch(/\bada\b/i);

    const report = await backups.drill(file);
    expect(report).toMatchObject({ people: 1, left: 0, answers: { different: 0, quotesLost: 0 } });
    expect(report.answers.same).toBeGreaterThan(0);
    expect((await readdir(settings.DATA_DIR)).filter((name) => name.startsWith('drill'))).toEqual([]);

    const elsewhere = settingsOf('restored', target);
    await giveEngineCheck(elsewhere.DATA_DIR);
    const restoring = connectBackup(elsewhere, () => openStores(elsewhere), log);
    expect(await restoring.restore(file, erased)).toMatchObject({ people: 1, left: 0 });
    const restored = await openStores(elsewhere);
    const { conversations, messages } = restored.store.records;
    expect(await conversations.of(ada)).toEqual([]);
    const [chat] = await conversations.of(ben);
    const [first] = await messages.of(ben, chat!.id);
    expect(await messages.words(first!.id)).toContain('Plantedworple');
    await restored.database.close();
    await expect(restoring.restore(file, erased)).rejects.toThrow(/There is already a store|not empty/);
  }, 300_000);

  it('is restored with the legal holds placed since, so that nothing they cover is erased', async () => {
    const bot = await startWithGuidance();
    await bot.inbox.receive(say(ada, 'Does a child called Plantedworple have to consent?'));
    await wait(1);
    const ordered = new Date().toISOString();
    const backups = connectBackup(settings, () => Promise.resolve(stores), log);
    const file = join(home, 'one.ctac');
    await backups.back(file);
    await bot.inbox.receive(say(ada, 'Does a child called Plantedworple need a solicitor?'));
    const ports = { store: stores.store, clock: () => new Date() };
    const scope = { kind: 'period', from: '2020-01-01T00:00:00.000Z', to: ordered } as const;
    await placeHold(ports, { scope, reason: 'A court order about Ada', mayTell: true, by: 'Ann' });
    await bot.inbox.receive(event(ada, { kind: 'action', action: { do: 'forget-me' } }));
    const list = await backups.erased();
    expect(JSON.stringify(list)).not.toMatch(/\b(?:ada|ann|court)\b/i);
    expect((await stores.store.records.erasures.all()).map(({ kind }) => kind)).toContain('writer');

    const elsewhere = settingsOf('restored', target);
    await giveEngineCheck(elsewhere.DATA_DIR);
    const restoring = connectBackup(elsewhere, () => openStores(elsewhere), log);
    expect(await restoring.restore(file, list)).toMatchObject({ holds: 1 });
    const restored = await openStores(elsewhere);
    const { conversations, messages, holds } = restored.store.records;
    expect(await holds.list(ordered)).toMatchObject([{ scope, reason: 'A court order about Ada' }]);
    const [chat] = await conversations.of(ada);
    const [first] = await messages.of(ada, chat!.id);
    expect(await messages.words(first!.id)).toContain('consent');
    await restored.database.close();
  }, 300_000);

  it('does not come back if a byte was changed, if it was cut short, or without its key', async () => {
    const backups = connectBackup(settings, () => Promise.resolve(stores), log);
    const file = join(home, 'one.ctac');
    await backups.back(file);
    expect(await backups.check(file)).toMatchObject({ format: 'ctac backup 1' });
    const whole = await readFile(file);
    const broken = join(home, 'broken.ctac');
    const changed = Buffer.from(whole);
    changed[whole.length - 20]! ^= 1;
    for (const bytes of [
      changed,
      whole.subarray(0, whole.length - 30),
      Buffer.concat([whole, Buffer.from('x')]),
    ]) {
      await writeFile(broken, bytes);
      await expect(backups.check(broken)).rejects.toThrow(/changed or cut short/);
    }
    await writeFile(broken, 'nothing');
    await expect(backups.check(broken)).rejects.toThrow(/not a backup/);
    const stranger = readSettings({ DATA_DIR: join(home, 'stranger') });
    const other = connectBackup(stranger, () => openStores(stranger), log);
    await expect(other.check(file)).rejects.toThrow(/a key that is not in the file/);
  }, 120_000);
});
