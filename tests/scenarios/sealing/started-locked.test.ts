// Tests a service that starts while its key file or key service is missing. People can read the guidance,
// forms are refused with the reason, and messages are accepted once the key is back.
import { rename } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readSettings } from '../../../adapters/composition/settings/environment-settings.js';
import { openStores } from '../../../adapters/composition/stores.js';
import { startBot, type RunningBot } from '../../../adapters/composition/service.js';
import { wordsIn } from '../../../bot/wording/words-in.js';
import { createLiveRelease } from '../../../ingest/releases/load-release.js';
import { answerQuestion } from '../../../knowledge/answer-question.js';
import { startFakeTransit, VAULT_PATH, VAULT_TOKEN } from '../../fakes/fake-transit.js';
import { createFakeEmbedder } from '../../fakes/models/fake-embedder.js';
import { emptyDatabase, type TemporaryDatabase } from '../../fakes/temporary-database.js';
import { plainBrowser, SESSION_SECRET, type PlainBrowser } from '../../fakes/web/running-pages.js';
import { onBothDatabases } from '../../support/on-both-databases.js';
import { note, startGuidance, type RunningGuidance } from '../../support/running-guidance.js';

const WHY = 'What people write here is encrypted, but the encryption key is not available';
const failedText = wordsIn('en').page.errors.failed.text;
const embedder = createFakeEmbedder();
const silent = () => undefined;
const log = { info: silent, warn: silent, error: silent };

interface KeyElsewhere {
  settings: NodeJS.ProcessEnv;
  problem: RegExp;
  takeAway(): Promise<void>;
  bringBack(): Promise<void>;
  close?(): Promise<void>;
}

const KEYS: Record<string, (home: string) => Promise<KeyElsewhere>> = {
  'a file': (home) => {
    const file = join(home, 'encryption.key');
    return Promise.resolve({
      settings: {},
      problem: /a key that is not in the file/,
      takeAway: () => rename(file, `${file}.away`),
      bringBack: () => rename(`${file}.away`, file),
    });
  },
  'a key service': async () => {
    const transit = await startFakeTransit();
    return {
      settings: {
        ENCRYPTION_VAULT_URL: transit.url,
        ENCRYPTION_VAULT_PATH: VAULT_PATH,
        ENCRYPTION_VAULT_TOKEN: VAULT_TOKEN,
      },
      problem: /The key service at .* could not be reached/,
      takeAway: transit.close,
      bringBack: transit.open,
      close: transit.close,
    };
  },
};

onBothDatabases((server) => {
  for (const [where, startKey] of Object.entries(KEYS)) describe(where, () => suite(server, startKey));
});

function suite(server: () => string, startKey: (home: string) => Promise<KeyElsewhere>): void {
  let key: KeyElsewhere;
  let temporary: TemporaryDatabase | undefined;
  let guidance: RunningGuidance;
  let service: RunningBot | undefined;
  let browser: PlainBrowser;
  let headers: Record<string, string>;
  beforeEach(async () => {
    temporary = server() ? await emptyDatabase(server()) : undefined;
    guidance = await startGuidance(embedder, temporary?.databaseUrl);
    await guidance.put('referral.md', note('Referring a child', 'A child does not have to consent.'));
    await guidance.publish();
    key = await startKey(guidance.home);
    await storeComplaintAndRequest();
    await key.takeAway();
    const stores = await open();
    expect(stores.locked?.message).toMatch(key.problem);
    const { ports, loading } = guidance;
    const { current: loadedRelease, refresh: loadLive } = createLiveRelease(loading);
    const answering = {
      ...ports,
      answerQuestion: (question: Parameters<typeof answerQuestion>[1]) =>
        answerQuestion({ embedder, loadedRelease }, question),
      loadLive,
    };
    const bot = await startBot(settings(), answering, stores, log);
    service = {
      ...bot,
      async stop() {
        await bot.stop();
        await stores.database.close();
      },
    };
    browser = plainBrowser(bot.url!);
    headers = { Origin: bot.url! };
  });
  afterEach(async () => {
    await service?.stop();
    service = undefined;
    await key.close?.();
    await guidance.close();
    await temporary?.remove();
  });

  const settings = () =>
    readSettings({
      NODE_ENV: 'test',
      PORT: '0',
      DATA_DIR: guidance.home,
      ...(temporary?.databaseUrl && { DATABASE_URL: temporary.databaseUrl }),
      SESSION_SECRET,
      ...key.settings,
    });
  const open = () => openStores(settings(), log);
  async function storeComplaintAndRequest() {
    const { store, database } = await open();
    const { complaints, subjects } = store.records;
    const at = '2026-05-04T09:00:00.000Z';
    await complaints.add({
      id: 'one',
      receivedAt: at,
      via: 'desk',
      addedBy: 'Ada',
      words: 'Late.',
      version: 1,
    });
    await subjects.add({
      id: 'two',
      kind: 'access',
      subject: { by: 'name', sought: 'Quokka' },
      openedAt: at,
      openedBy: 'Ada',
      openedByAccount: 'web:desk:1',
      own: [],
      leftOut: [],
      pauses: [],
      log: [],
      version: 1,
    });
    await database.close();
  }
  async function signIn(role: string) {
    const person = plainBrowser(service!.url!);
    expect((await person.submit('/sign-in', { name: 'Ada Mensah', role }, headers)).status).toBe(303);
    return person;
  }
  const write = (text: string) => browser.submit('/chat/messages', { text }, headers);

  it('shows the guidance, and refuses what is written in the form with the reason', async () => {
    for (const path of ['/', '/library/find?q=consent', '/library/document/referral', '/readyz'])
      expect([path, (await browser.get(path)).status]).toEqual([path, 200]);
    expect((await browser.get('/library/document/referral')).text).toContain('does not have to consent');
    await browser.get('/');
    const { status, text } = await write('Does a child have to consent?');
    expect(status).toBe(503);
    expect(text).toContain(WHY);
    // The page still has the text, so that people can send it again without retyping it.
    expect(text).toContain('Does a child have to consent?</textarea>');
    const danger = await write('A child is in danger now');
    expect(danger.status).toBe(503);
    expect(danger.text).toContain('999');
  });

  it('asks an admin to try again later, and adds no complaint or data request', async () => {
    const admin = await signIn('admin');
    await admin.get('/desk');
    const letter = { do: 'add', about: 'No one called back' };
    const request = { do: 'open', kind: 'access', by: 'name', sought: 'Quokka' };
    for (const { status, text } of [
      await admin.get('/desk/complaints'),
      await admin.submit('/desk/complaints', letter, headers),
      await admin.get('/desk/data-requests'),
      await admin.submit('/desk/data-requests', request, headers),
    ]) {
      expect(status).toBe(503);
      expect(text).toContain(failedText);
    }
    await key.bringBack();
    const shown = await admin.get('/desk/complaints');
    expect(shown.status).toBe(200);
    expect(shown.text).toContain('Late.');
    expect(shown.text).not.toContain('No one called back');
  });

  it('accepts messages as soon as the key is back, without a restart', async () => {
    await browser.get('/');
    expect((await write('Does a child have to consent?')).status).toBe(503);
    await key.bringBack();
    expect((await write('Does a child have to consent?')).status).toBe(303);
    await expect.poll(async () => (await browser.get('/')).text).toContain('does not have to consent');
    // After it has started, the process only needs the key when keys change.
    await key.takeAway();
    const other = plainBrowser(service!.url!);
    await other.get('/');
    const sent = await other.submit('/chat/messages', { text: 'Who refers a child?' }, headers);
    expect(sent.status).toBe(303);
  });
}
