// Pages that are opened from the chat are in the language of the chat, even if the browser prefers another.
import { expect, test } from 'vitest';
import { perTest } from '../../../../support/per-test.js';
import { beginChat } from './begin-chat.js';

const chat = perTest(() => beginChat('cy'));

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
  expect(languageOfPage((await chat.browser.get(path)).text)).toBe('cy');
});

test('the results of a search are in the language of the chat', async () => {
  const { text } = await chat.browser.submit('/library/find', { text: 'consent' });
  expect(languageOfPage(text)).toBe('cy');
});

test.each(PAGES)('%s is in the language that the reader chose last', async (path) => {
  await chat.browser.submit('/language', { language: 'en' });
  expect(languageOfPage((await chat.browser.get(path)).text)).toBe('en-GB');
});
