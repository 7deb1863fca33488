// If the store fails when someone sends a message, they get the numbers to call, and their text is returned
// to them.
import { load } from 'cheerio';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createFakeBot, type FakeBot } from '../../../fakes/fake-bot.js';
import { StoreFailure } from '../../../../knowledge/model/errors.js';
import { contactsFor } from '../../../../bot/safeguards/contacts.js';
import {
  plainBrowser,
  runPages,
  type PlainBrowser,
  type RunningPages,
} from '../../../fakes/web/running-pages.js';

const IN_DANGER = 'A child is being hurt now.';
let bot: FakeBot;
let pages: RunningPages;
let browser: PlainBrowser;
beforeEach(async () => {
  bot = createFakeBot();
  pages = await runPages({
    ...bot,
    detectUrgency: (text) => text.includes('now'),
    contacts: () => contactsFor('england', undefined, new Date()),
  });
  browser = plainBrowser(pages.url);
  await browser.get('/');
  await browser.postJson('/chat/messages', { text: 'Hello' });
  bot.breakInbox(true);
  // Makes reading from the store fail too.
  const isAway = () => Promise.reject(new StoreFailure('The store is away.', 'Wait.'));
  Object.assign(bot.queries, { messagesIn: isAway, chatState: isAway });
});
afterEach(() => pages.close());

test('gives a script the numbers to call', async () => {
  const reply = await browser.postJson('/chat/messages', { text: IN_DANGER });
  expect(reply.status).toBe(503);
  expect(reply.text).toMatch(/999.*no adviser has seen it/s);
});

test('gives a form the numbers to call and its words back', async () => {
  const reply = await browser.submit('/chat/messages', { text: IN_DANGER });
  expect(reply.status).toBe(503);
  const page = load(reply.text);
  expect(page('main a[href="tel:999"]').length).toBeGreaterThan(0);
  expect(page('.kept-words').text()).toBe(IN_DANGER);
  expect(page('main a[href="/"]').length).toBeGreaterThan(0);
});

test('stores what is written after erasing, even if the other conversations cannot be read', async () => {
  bot.breakInbox(false);
  const { place } = bot.events[0]!;
  bot.queries.chatState = ({ id }) => Promise.resolve(id === place.id ? { isErased: true } : undefined);
  expect((await browser.postJson('/chat/messages', { text: 'Who may refer?' })).status).toBe(202);
  expect(bot.events.at(-1)).toMatchObject({ kind: 'message', text: 'Who may refer?' });
  expect(pages.log.lines.join()).toContain('Other conversations in this browser could not be read.');
});

test.each(['/contact', '/privacy', '/accessibility'])(
  'shows %s, which needs nothing from the store',
  async (path) => {
    expect((await browser.get(path)).status).toBe(200);
  },
);

test('gives no numbers to someone who wrote about something else, and logs the fault without their words', async () => {
  const { status, text } = await browser.submit('/chat/messages', { text: 'Who may refer?' });
  expect([status, load(text)('main a[href^="tel:"]').length]).toEqual([503, 0]);
  expect((await browser.postJson('/chat/actions', { action: '{"do":"help"}' })).status).toBe(503);
  expect(pages.log.lines.join()).toContain('The store is away.');
  expect(pages.log.lines.join()).not.toContain('Who may refer');
});
