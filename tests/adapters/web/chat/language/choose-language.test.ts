// The language button returns to the same page, and can only be pressed a limited number of times.
import { expect, test } from 'vitest';
import { perTest } from '../../../../support/per-test.js';
import { beginChat } from './begin-chat.js';

const chat = perTest(() => beginChat());

const change = (language: string, from = '/') =>
  chat.browser.submit('/language', { language }, { Referer: chat.pages.url + from });
const changes = () => chat.bot.events.filter((event) => event.kind === 'action').length;

test.each([
  ['/chat/messages', '/'],
  ['/chat/actions', '/'],
  ['/chat/earlier', '/chat/earlier'],
  ['/library?nation=wales', '/library?nation=wales'],
])('from the page at %s leads to the start of %s', async (from, to) => {
  expect((await change('cy', from)).headers.get('location')).toBe(`${to}#main`);
});

test('stores nothing if the language stays the same', async () => {
  await change('cy');
  chat.bot.setState(chat.bot.events[0]!.place.id, { language: 'cy' });
  await change('cy');
  expect(changes()).toBe(1);
});

test('stores no more than other actions may', async () => {
  for (let count = 0; count < 70; count += 1) await change(count % 2 ? 'en' : 'cy');
  expect(changes()).toBe(60);
});
