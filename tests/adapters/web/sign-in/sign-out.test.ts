// After someone signs out, the next person at the computer cannot see their conversations, and no urgent request
// waits for them.
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

/** A request that Bea has claimed at the desk. */
async function claimedByBea(question: string): Promise<{ id: string; bea: PlainBrowser }> {
  site = await runSite(writtenAnswers);
  const practitioner = plainBrowser(site.url);
  await practitioner.get('/');
  await practitioner.submit('/chat/messages', { text: question });
  await practitioner.submit('/chat/actions', { action: '{"do":"talk-to-adviser"}' });
  const id = (await site.store.records.escalations.open())[0]!.id;
  const bea = plainBrowser(site.url);
  await signIn(bea, 'Bea');
  await bea.get(`/desk/escalation/${id}`);
  await bea.submit(`/desk/escalation/${id}`, { do: 'claim' });
  return { id, bea };
}
const stateOf = async (id: string) => (await site.store.records.escalations.find(id))?.state;

test('an adviser who signs out loses an urgent request at once, after a warning', async () => {
  const { id, bea } = await claimedByBea(QUESTIONS.urgent);
  const asked = (await bea.submit('/sign-out')).text;
  expect(asked).toContain('You still have 1 request, and it is urgent. After you sign out, it goes back');
  expect(await stateOf(id)).toBe('claimed');
  await bea.submit('/sign-out', { sure: 'yes' });
  await expect.poll(() => stateOf(id)).toBe('waiting');
});
