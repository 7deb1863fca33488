// If the encryption key is missing, the chat tells people who write or complain that nothing was saved, and
// why.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { wordsIn } from '../../../../bot/wording/words-in.js';
import { createFakeBot } from '../../../fakes/fake-bot.js';
import {
  plainBrowser,
  runPages,
  type PlainBrowser,
  type RunningPages,
} from '../../../fakes/web/running-pages.js';

let pages: RunningPages;
let browser: PlainBrowser;
beforeEach(async () => {
  const bot = createFakeBot();
  const inbox = { receive: () => Promise.resolve({ duplicate: false, refused: true as const }) };
  pages = await runPages({ ...bot, inbox });
  browser = plainBrowser(pages.url);
  await browser.get('/');
});
afterEach(() => pages.close());

test.each(['en', 'cy'] as const)('says so about a complaint in %s', async (language) => {
  const headers = { 'Accept-Language': language };
  const action = { action: '{"do":"complain"}' };
  for (const { status, text } of [
    await browser.submit('/chat/actions', action, headers),
    await browser.postJson('/chat/actions', action, headers),
  ]) {
    expect(status).toBe(503);
    expect(text).toContain(wordsIn(language).locked.join(' '));
  }
});
