// If a session ends while the chat is open, the page says so. People who write about danger get the numbers
// to call.
import { load } from 'cheerio';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { QUESTIONS, writtenAnswers } from '../../../browser/written-answers.js';
import { openEvents } from '../../../fakes/web/event-reader.js';
import { plainBrowser, type PlainBrowser } from '../../../fakes/web/running-pages.js';
import { runSite, type RunningSite } from '../../../fakes/web/running-site.js';

const IN_DANGER = 'A child is being hurt right now by the man in the next room.';
let site: RunningSite;
let browser: PlainBrowser;
let now: Date;

beforeEach(async () => {
  now = new Date();
  site = await runSite(writtenAnswers, {}, {}, { webAccess: 'signed-in', clock: () => now });
  browser = plainBrowser(site.url);
  await browser.get('/sign-in');
  await browser.submit('/sign-in', { name: 'Pat', role: 'practitioner', to: '/' });
  await browser.get('/');
  await browser.submit('/chat/messages', { text: QUESTIONS.answered });
});
afterEach(() => site.close());

const endSession = () => void (now = new Date(now.getTime() + 5 * 3_600_000));

test('gives a script the numbers to call, and says that no one has seen the message', async () => {
  endSession();
  const reply = await browser.postJson('/chat/messages', { text: IN_DANGER });
  expect(reply.status).toBe(403);
  expect(reply.text).toMatch(/999.*no adviser has seen it.*You have been signed out/s);
});

test('gives a form the numbers to call and its words back, and shows nothing of the conversation', async () => {
  endSession();
  const reply = await browser.submit('/chat/messages', { text: IN_DANGER });
  expect(reply.status).toBe(403);
  const page = load(reply.text);
  expect(page('main a[href="tel:999"]').length).toBeGreaterThan(0);
  expect(page('main').text()).toContain('You have been signed out');
  expect(page('.kept-words').text()).toBe(IN_DANGER);
  expect(page('main a[href="/sign-in?to=%2F"]')).toHaveLength(1);
  expect(reply.text).not.toContain(QUESTIONS.answered);
});

test('offers no form again that would be carried out at once for the next person to sign in', async () => {
  endSession();
  const replies = [
    await browser.submit('/chat/return', { link: 'of-a-chat' }),
    await browser.submit('/chat/leave'),
    await plainBrowser(site.url).submit('/library/find', { text: 'Age' }),
  ];
  for (const { status, text } of replies) {
    expect(status).toBe(403);
    expect(load(text)('main form')).toHaveLength(0);
    expect(load(text)('main').text()).toContain('then go back and try again');
    expect(text).not.toContain('of-a-chat');
  }
});

test('tells an open page that the person has been signed out, and where to sign in', async () => {
  const open = await openEvents(`${site.url}/chat/events`, { Cookie: browser.cookie() });
  await open.next('entries');
  endSession();
  await browser.postJson('/chat/messages', { text: 'Is anyone there?' });
  const later = await openEvents(`${site.url}/chat/events`, { Cookie: browser.cookie() });
  expect((await later.next('stopped')).data).toContain('href="/sign-in?to=%2F"');
  await later.ended();
  open.close();
});

test('leads an adviser who was signed out back to the page they were on', async () => {
  const ann = plainBrowser(site.url);
  await ann.get('/sign-in');
  await ann.submit('/sign-in', { name: 'Ann', role: 'adviser', to: '/desk' });
  endSession();
  const from = { Referer: `${site.url}/desk/saved-replies` };
  const page = load((await ann.submit('/desk/saved-replies', { text: 'x' }, from)).text);
  expect(page('main a.button').attr('href')).toBe('/sign-in?to=%2Fdesk%2Fsaved-replies');
  const stream = await openEvents(`${site.url}/desk/events`, { Cookie: ann.cookie() });
  expect((await stream.next('stopped')).data).toContain('href="/sign-in?to=%2Fdesk"');
});
