// A service that starts without its key: the guidance can be read, a form is refused with the reason, and both change
// back by themselves.
import { rename } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { readSettings } from '../../../adapters/compose/settings/environment-settings.js';
import { openStores } from '../../../adapters/compose/stores.js';
import { startBot, type RunningBot } from '../../../adapters/compose/service.js';
import { createLiveRelease } from '../../../ingest/releases/load-release.js';
import { answerQuestion } from '../../../knowledge/answer-question.js';
import { createFakeEmbedder } from '../../fakes/models/fake-embedder.js';
import { emptyDatabase, type TemporaryDatabase } from '../../fakes/temporary-database.js';
import { plainBrowser, SESSION_SECRET, type PlainBrowser } from '../../fakes/web/running-pages.js';
import { onBothDatabases } from '../../support/on-both-databases.js';
import { note, startGuidance, type RunningGuidance } from '../../support/running-guidance.js';

const WHY = 'What people write here is encrypted, but the encryption key is missing';
const embedder = createFakeEmbedder();
const silent = () => undefined;
const log = { info: silent, warn: silent, error: silent };

onBothDatabases((server) => {
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
    await (await open()).database.close();
    await rename(keyFile(), `${keyFile()}.away`);
    const stores = await open();
    expect(stores.locked?.message).toContain('a key that is not in');
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
    });
  const open = () => openStores(settings(), log);
  const keyFile = () => join(guidance.home, 'encryption.key');
  const write = (text: string) => browser.submit('/chat/messages', { text }, headers);

  it('shows the guidance, and refuses what is written in the form with the reason', async () => {
    for (const path of ['/', '/library/find?q=consent', '/library/document/referral', '/readyz'])
      expect([path, (await browser.get(path)).status]).toEqual([path, 200]);
    expect((await browser.get('/library/document/referral')).text).toContain('does not have to consent');
    await browser.get('/');
    const { status, text } = await write('Does a child have to consent?');
    expect(status).toBe(503);
    expect(text).toContain(WHY);
    // They can send it again without typing it again.
    expect(text).toContain('Does a child have to consent?</textarea>');
    const danger = await write('A child is in danger now');
    expect(danger.status).toBe(503);
    expect(danger.text).toContain('999');
  });

  it('accepts messages as soon as the key is back, without a restart', async () => {
    await browser.get('/');
    expect((await write('Does a child have to consent?')).status).toBe(503);
    await rename(`${keyFile()}.away`, keyFile());
    expect((await write('Does a child have to consent?')).status).toBe(303);
    await expect.poll(async () => (await browser.get('/')).text).toContain('does not have to consent');
  });
});
