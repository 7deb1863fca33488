// Pages that are opened from the chat are in the language of the chat, also if the browser prefers another.
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
  await browser.postJson('/chat/messages', { text: 'Helo' });
  bot.setState(bot.events[0]!.place.id, { language: 'cy' });
});
afterEach(() => pages.close());

const PAGES = [
  '/',
  '/library',
  '/library/find',
  '/library/document/county-lines',
  '/library/citation/answer-1/1',
  '/library/citation/none/1',
  '/privacy',
];
const languageOfPage = (text: string) => /<html lang="([\w-]+)">/.exec(text)?.[1];

test.each(PAGES)('%s is in the language of the chat', async (path) => {
  expect(languageOfPage((await browser.get(path)).text)).toBe('cy');
});

test('the results of a search are in the language of the chat', async () => {
  const { text } = await browser.submit('/library/find', { text: 'consent' });
  expect(languageOfPage(text)).toBe('cy');
});

test.each(PAGES)('%s is in the language that the reader chose last', async (path) => {
  await browser.submit('/language', { language: 'en' });
  expect(languageOfPage((await browser.get(path)).text)).toBe('en-GB');
});
