// After someone signs out, the next person at the computer cannot see their conversations.
import { afterEach, expect, test } from 'vitest';
import { QUESTIONS, writtenAnswers } from '../../../browser/written-answers.js';
import { plainBrowser, type PlainBrowser } from '../../../fakes/web/running-pages.js';
import { runSite, type RunningSite } from '../../../fakes/web/running-site.js';

let site: RunningSite;
let now = new Date();
afterEach(() => site.close());

async function signIn(browser: PlainBrowser, name: string): Promise<void> {
  await browser.get('/sign-in');
  await browser.submit('/sign-in', { name, role: 'adviser', to: '/' });
}
/** Asks a question, then starts a new conversation. */
async function asked(browser: PlainBrowser): Promise<void> {
  await browser.get('/');
  await browser.submit('/chat/messages', { text: QUESTIONS.answered });
  await browser.get('/');
  await browser.submit('/chat/new');
  await browser.submit('/chat/messages', { text: QUESTIONS.older });
}
async function chatsOf(browser: PlainBrowser): Promise<string> {
  await browser.get('/');
  return (await browser.get('/')).text + (await browser.get('/chat/earlier')).text;
}

test('signing out takes away the open conversation and the earlier ones', async () => {
  site = await runSite(writtenAnswers);
  const browser = plainBrowser(site.url);
  await asked(browser);
  await signIn(browser, 'Ann');
  await browser.get('/desk');
  await browser.submit('/sign-out');
  expect(browser.cookie()).toBe('');
  expect(await chatsOf(browser)).not.toContain(QUESTIONS.answered);
});

test('someone else who signs in after the session has ended gets none of the conversations', async () => {
  site = await runSite(writtenAnswers, {}, {}, { webAccess: 'signed-in', clock: () => now });
  const browser = plainBrowser(site.url);
  await signIn(browser, 'Ann');
  await asked(browser);
  now = new Date(now.getTime() + 5 * 3_600_000);
  await signIn(browser, 'Bob');
  const shown = await chatsOf(browser);
  expect(shown).not.toContain(QUESTIONS.answered);
  expect(shown).not.toContain(QUESTIONS.older);
});

test('the same person who signs in again goes on where they were', async () => {
  site = await runSite(writtenAnswers, {}, {}, { webAccess: 'signed-in', clock: () => now });
  const browser = plainBrowser(site.url);
  await signIn(browser, 'Ann');
  await asked(browser);
  now = new Date(now.getTime() + 5 * 3_600_000);
  expect((await browser.get('/')).status).toBe(303);
  await signIn(browser, 'Ann');
  const shown = await chatsOf(browser);
  expect(shown).toContain(QUESTIONS.answered);
  expect(shown).toContain(QUESTIONS.older);
});
