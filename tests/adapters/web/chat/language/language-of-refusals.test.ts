// Refusals are in the language of the chat that they are about, even in a browser that prefers another.
import { load } from 'cheerio';
import { expect, test } from 'vitest';
import { LONGEST_MESSAGE } from '../../../../../bot/model/messages/message-length.js';
import { wordsIn } from '../../../../../bot/wording/words-in.js';
import { plainBrowser } from '../../../../fakes/web/running-pages.js';
import { perTest } from '../../../../support/per-test.js';
import { beginChat } from './begin-chat.js';

const welsh = wordsIn('cy').page.problems;
const long = 'a'.repeat(LONGEST_MESSAGE + 1);

const chat = perTest(() => beginChat('cy'));

const problemOf = ({ text }: { text: string }) => (JSON.parse(text) as { problem: string }).problem;

test.each([
  ['an empty message', '', welsh.empty],
  ['a message that is too long', long, welsh.tooLong(long.length, LONGEST_MESSAGE)],
])('%s is refused in Welsh, from a script and in a form', async (_, text, problem) => {
  expect(problemOf(await chat.browser.postJson('/chat/messages', { text }))).toContain(problem);
  const $ = load((await chat.browser.submit('/chat/messages', { text })).text);
  expect($('html').attr('lang')).toBe('cy');
  expect($('body').text()).toContain(problem);
});

test('too many messages are refused in Welsh', async () => {
  let refused = await chat.browser.postJson('/chat/messages', { text: 'Helo eto' });
  for (let sent = 0; refused.status === 202 && sent < 100; sent += 1)
    refused = await chat.browser.postJson('/chat/messages', { text: `Helo ${sent}` });
  expect(refused.status).toBe(429);
  expect(problemOf(refused)).toMatch(/negeseuon/);
});

test('a refusal is in the language that the reader chose last', async () => {
  await chat.browser.submit('/language', { language: 'en' });
  const refused = await chat.browser.postJson('/chat/messages', { text: '' });
  expect(problemOf(refused)).toBe(wordsIn('en').page.problems.empty);
});

test('the language of a chat that cannot be read is that of the browser', async () => {
  chat.bot.queries.chatState = () => Promise.reject(new Error('The store is down.'));
  const refused = await chat.browser.postJson('/chat/messages', { text: '' });
  expect(problemOf(refused)).toBe(wordsIn('en').page.problems.empty);
});

test('a page that was opened in Welsh hears in Welsh that its chat is gone', async () => {
  const { text } = await plainBrowser(chat.pages.url).get('/chat/events?lang=cy');
  expect(text).toContain(welsh.ended);
});
