// People can keep a conversation and return to it later, with private links and files. Uses real HTTP and a
// real store.
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { plainBrowser, type PlainBrowser } from '../../../fakes/web/running-pages.js';
import { runSite, type RunningSite } from '../../../fakes/web/running-site.js';
import { QUESTIONS, writtenAnswers } from '../../../browser/written-answers.js';

let site: RunningSite;
let now: Date;
let browser: PlainBrowser;

beforeAll(async () => {
  site = await runSite(writtenAnswers, {}, {}, { clock: () => now });
});
afterAll(() => site.close());
beforeEach(async () => {
  now = new Date();
  browser = plainBrowser(site.url);
  await browser.get('/');
  await browser.submit('/chat/messages', { text: QUESTIONS.answered });
  await expect
    .poll(async () => (await browser.get('/')).text, { timeout: 10_000 })
    .toContain('/library/citation/');
});

async function makeLink(from = browser): Promise<string> {
  await from.get('/chat/link');
  const { text } = await from.submit('/chat/link', { do: 'make' });
  return /id="link" value="([^"]+)"/.exec(text)![1]!;
}

async function openLink(link: string, headers = {}): Promise<{ browser: PlainBrowser; status: number }> {
  const other = plainBrowser(site.url);
  const { status } = await other.submit('/chat/return', { link }, headers);
  return { browser: other, status };
}

test('begins a new conversation, and goes back to the earlier one', async () => {
  await browser.get('/');
  await browser.submit('/chat/new');
  const fresh = await browser.get('/');
  expect(fresh.text).not.toContain(QUESTIONS.answered);
  await browser.submit('/chat/messages', { text: QUESTIONS.unanswerable });
  const list = (await browser.get('/chat/earlier')).text;
  expect(list).toContain(QUESTIONS.answered);
  expect(list).not.toContain(QUESTIONS.unanswerable);
  const chat = /name="chat" value="([^"]+)"/.exec(list)![1]!;
  await browser.submit('/chat/earlier', { chat });
  expect((await browser.get('/')).text).toContain(QUESTIONS.answered);
  expect((await browser.get('/chat/earlier')).text).toContain(QUESTIONS.unanswerable);
});

test('keeps no conversation in which nothing was said, and forgets all when the chat is ended', async () => {
  await browser.get('/');
  await browser.submit('/chat/new');
  await browser.get('/');
  await browser.submit('/chat/new');
  expect((await browser.get('/chat/earlier')).text.match(/name="chat"/g)).toHaveLength(1);
  await browser.get('/');
  await browser.submit('/chat/leave');
  expect(browser.cookie()).toBe('');
  expect((await browser.get('/chat/earlier')).text).not.toContain(QUESTIONS.answered);
});

test('opens no chat that this browser never had', async () => {
  const other = plainBrowser(site.url);
  await other.get('/');
  await other.submit('/chat/messages', { text: QUESTIONS.older });
  await other.get('/');
  await other.submit('/chat/new');
  const chat = /name="chat" value="([^"]+)"/.exec((await other.get('/chat/earlier')).text)![1]!;
  await browser.get('/');
  await browser.submit('/chat/earlier', { chat });
  expect((await browser.get('/')).text).not.toContain(QUESTIONS.older);
});

test('comes back to a conversation in another browser with a private link, whose secret no server is sent', async () => {
  const link = await makeLink();
  const { pathname, hash, search } = new URL(link);
  expect({ pathname, search }).toEqual({ pathname: '/chat/return', search: '' });
  expect(hash.length).toBeGreaterThan(80);
  const { browser: other, status } = await openLink(link);
  expect(status).toBe(303);
  const page = await other.get('/');
  expect(page.text).toContain(QUESTIONS.answered);
  expect(page.headers.get('referrer-policy')).toBe('same-origin');
  await other.submit('/chat/messages', { text: 'Written on another computer' });
  expect((await browser.get('/')).text).toContain('Written on another computer');
  expect(site.log.lines.join('\n')).not.toContain(hash.slice(1, 40));
});

test('stores nothing of a link that would open the conversation', async () => {
  const link = await makeLink();
  const secret = new URL(link).hash.slice(1).split('.')[0]!;
  const stored = await site.chatLinkRows();
  expect(stored.length).toBeGreaterThan(0);
  expect(JSON.stringify(stored)).not.toContain(secret);
  const cookie = /chat=([^.;]+)/.exec(browser.cookie())![1]!;
  expect(JSON.stringify(stored)).not.toContain(cookie);
});

test.each([
  ['that was changed', (link: string) => `${link.slice(0, -2)}AA`],
  ['that is no link', () => 'x'],
  ['that names a secret of its own', () => 'http://x/chat/return#abc.def'],
])('opens nothing for a link %s', async (_, change) => {
  const opened = await openLink(change(await makeLink()));
  expect(opened.status).toBe(404);
  expect(opened.browser.cookie()).not.toContain('chat=');
});

test('opens nothing for a form of another site, which could have someone write into a conversation it reads', async () => {
  const link = await makeLink();
  for (const headers of [{ 'Sec-Fetch-Site': 'cross-site' }, { Origin: 'https://evil.example' }]) {
    const opened = await openLink(link, headers);
    expect(opened.browser.cookie()).not.toContain('chat=');
  }
});

test('ends a link after 14 days, with a newer one, and when it is turned off', async () => {
  const first = await makeLink();
  const second = await makeLink();
  expect((await openLink(first)).status).toBe(404);
  expect((await openLink(second)).status).toBe(303);
  now = new Date(now.getTime() + 14 * 24 * 60 * 60_000 + 1000);
  expect((await openLink(second)).status).toBe(404);
  const third = await makeLink();
  await browser.get('/chat/link');
  await browser.submit('/chat/link', { do: 'remove' });
  expect((await openLink(third)).status).toBe(404);
});

test('ends a link when the person asks to be forgotten', async () => {
  const link = await makeLink();
  const before = (await site.chatLinkRows()).length;
  await browser.get('/');
  await browser.submit('/chat/actions', { action: JSON.stringify({ do: 'forget-me' }) });
  expect((await openLink(link)).status).toBe(404);
  expect(await site.chatLinkRows()).toHaveLength(before - 1);
});

test('shows the conversation to print with every quote open, full dates and whole addresses', async () => {
  const { text } = await browser.get('/chat/save');
  const year = String(now.getFullYear());
  expect(text).not.toContain('<details');
  expect(text.match(/class="quote"/g)).toHaveLength(3);
  expect(text).toMatch(new RegExp(`<time[^>]*>\\d+ \\w+ ${year}, `));
  expect(text).toMatch(new RegExp(`href="${site.url}/library/citation/[\\w-]+/1#quote"`));
});

test('gives the conversation as a web page and as text, to be saved and not opened', async () => {
  for (const [file, type] of [
    ['conversation.html', 'text/html; charset=utf-8'],
    ['conversation.txt', 'text/plain; charset=utf-8'],
  ]) {
    const { headers, text } = await browser.get(`/chat/save/${file}`);
    expect(headers.get('content-type')).toBe(type);
    expect(headers.get('content-disposition')).toMatch(/^attachment; filename="guidance-conversation-/);
    expect(text).toContain(QUESTIONS.answered);
    expect(text).toMatch(new RegExp(`${site.url}/library/citation/[\\w-]+/1#quote`));
    expect(text).not.toContain('name="token"');
  }
  expect((await browser.get('/chat/save/conversation.txt')).text).toMatch(/\[1\] “A child does not consent/);
});

test('has nothing to save before anything was said', async () => {
  const other = plainBrowser(site.url);
  await other.get('/');
  expect((await other.get('/chat/save')).status).toBe(303);
  expect((await other.get('/chat/save/conversation.txt')).status).toBe(303);
});

test('a page with a new link cannot be loaded again in the other language, which would lose the link', async () => {
  expect((await browser.get('/chat/link')).text).toContain('name="language"');
  expect((await browser.submit('/chat/link', { do: 'make' })).text).not.toContain('name="language"');
});
