// The language button returns to the same page, and can only be pressed a limited number of times.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createFakeBot, type FakeBot } from '../../../../fakes/fake-bot.js';
import {
  plainBrowser,
  runPages,
  type PlainBrowser,
  type RunningPages,
} from '../../../../fakes/web/running-pages.js';

let bot: FakeBot;
let pages: RunningPages;
let browser: PlainBrowser;
beforeEach(async () => {
  bot = createFakeBot();
  pages = await runPages(bot);
  browser = plainBrowser(pages.url);
  await browser.get('/');
  await browser.postJson('/chat/messages', { text: 'Hello' });
});
afterEach(() => pages.close());

const change = (language: string, from = '/') =>
  browser.submit('/language', { language }, { Referer: pages.url + from });
const changes = () => bot.events.filter((event) => event.kind === 'action').length;

test.each([
  ['/chat/messages', '/'],
  ['/chat/actions', '/'],
  ['/chat/earlier', '/chat/earlier'],
  ['/library?nation=wales', '/library?nation=wales'],
])('from the page at %s leads to %s', async (from, to) => {
  expect((await change('cy', from)).headers.get('location')).toBe(to);
});

test('stores nothing if the language stays the same', async () => {
  await change('cy');
  bot.setState(bot.events[0]!.place.id, { language: 'cy' });
  await change('cy');
  expect(changes()).toBe(1);
});

test('stores no more than other actions may', async () => {
  for (let count = 0; count < 70; count += 1) await change(count % 2 ? 'en' : 'cy');
  expect(changes()).toBe(60);
});
