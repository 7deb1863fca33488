// Refusals are in the language of the chat that they are about, also in a browser that prefers another.
import { load } from 'cheerio';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { LONGEST_MESSAGE } from '../../../../../bot/model/messages/message-length.js';
import { wordsIn } from '../../../../../bot/wording/words-in.js';
import { createFakeBot, type FakeBot } from '../../../../fakes/fake-bot.js';
import {
  plainBrowser,
  runPages,
  type PlainBrowser,
  type RunningPages,
} from '../../../../fakes/web/running-pages.js';

const welsh = wordsIn('cy').page.problems;
const long = 'a'.repeat(LONGEST_MESSAGE + 1);

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

const problemOf = ({ text }: { text: string }) => (JSON.parse(text) as { problem: string }).problem;

test.each([
  ['an empty message', '', welsh.empty],
  ['a message that is too long', long, welsh.tooLong(long.length, LONGEST_MESSAGE)],
])('%s is refused in Welsh, from a script and in a form', async (_, text, problem) => {
  expect(problemOf(await browser.postJson('/chat/messages', { text }))).toContain(problem);
  const $ = load((await browser.submit('/chat/messages', { text })).text);
  expect($('html').attr('lang')).toBe('cy');
  expect($('body').text()).toContain(problem);
});

test('too many messages are refused in Welsh', async () => {
  let refused = await browser.postJson('/chat/messages', { text: 'Helo eto' });
  for (let sent = 0; refused.status === 202 && sent < 100; sent += 1)
    refused = await browser.postJson('/chat/messages', { text: `Helo ${sent}` });
  expect(refused.status).toBe(429);
  expect(problemOf(refused)).toMatch(/negeseuon/);
});

test('a refusal is in the language that the reader chose last', async () => {
  await browser.submit('/language', { language: 'en' });
  const refused = await browser.postJson('/chat/messages', { text: '' });
  expect(problemOf(refused)).toBe(wordsIn('en').page.problems.empty);
});

test('the language of a chat that cannot be read is that of the browser', async () => {
  bot.queries.chatState = () => Promise.reject(new Error('The store is down.'));
  const refused = await browser.postJson('/chat/messages', { text: '' });
  expect(problemOf(refused)).toBe(wordsIn('en').page.problems.empty);
});

test('a page that was opened in Welsh hears in Welsh that its chat is gone', async () => {
  const { text } = await plainBrowser(pages.url).get('/chat/events?lang=cy');
  expect(text).toContain(welsh.ended);
});
