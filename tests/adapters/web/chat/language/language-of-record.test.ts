// What is saved or printed is in the language of the chat, even in a browser that prefers another. Tested
// over real HTTP.
import { load } from 'cheerio';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { wordsIn } from '../../../../../bot/wording/words-in.js';
import { QUESTIONS, writtenAnswers } from '../../../../browser/written-answers.js';
import { plainBrowser, type PlainBrowser } from '../../../../fakes/web/running-pages.js';
import { runSite, type RunningSite } from '../../../../fakes/web/running-site.js';

const [english, welsh] = [wordsIn('en'), wordsIn('cy')];
let site: RunningSite;
/** Comes back to a chat in Welsh through its private link. */
let browser: PlainBrowser;

beforeAll(async () => {
  site = await runSite(writtenAnswers, {}, {}, { clock: () => new Date('2026-12-01T22:00:00Z') });
  const first = plainBrowser(site.url);
  await first.get('/');
  await first.submit('/chat/messages', { text: QUESTIONS.unanswerable });
  await first.submit('/language', { language: 'cy' });
  await first.submit('/chat/messages', { text: QUESTIONS.answered });
  await first.get('/chat/link');
  const { text } = await first.submit('/chat/link', { do: 'make' });
  browser = plainBrowser(site.url);
  await browser.submit('/chat/return', { link: /id="link" value="([^"]+)"/.exec(text)![1]! });
});
afterAll(() => site.close());

test.each(['/chat/save', '/chat/save/conversation.html'])('%s is in Welsh throughout', async (path) => {
  await expect.poll(async () => (await browser.get(path)).text, { timeout: 10_000 }).toContain('blockquote');
  const $ = load((await browser.get(path)).text);
  expect($('html').attr('lang')).toBe('cy');
  expect($('title').text()).toContain(welsh.serviceName);
  const heads = $('.entry-head')
    .toArray()
    .map((head) => $(head).text());
  expect(heads.length).toBeGreaterThan(3);
  for (const head of heads) {
    expect(head).toMatch(
      / (Ionawr|Chwefror|Mawrth|Ebrill|Mai|Mehefin|Gorffennaf|Awst|Medi|Hydref|Tachwedd|Rhagfyr) /u,
    );
    expect([welsh.page.message.you, welsh.page.message.assistant]).toContain(head.split(',')[0]);
  }
  expect($('.quote blockquote').first().attr('lang')).toBe('en');
});

test('says of an answer that was given in English that it is in English', async () => {
  const $ = load((await browser.get('/chat/save/conversation.html')).text);
  const inEnglish = $('.entry [lang=en]').not('.quote *');
  expect(inEnglish.length).toBeGreaterThan(0);
  expect(inEnglish.find('.quote').length).toBe(0);
});

test('text is in Welsh, with a Welsh file name', async () => {
  const { text, headers } = await browser.get('/chat/save/conversation.txt');
  expect(headers.get('content-disposition')).toContain(welsh.page.saved.file);
  expect(text).toContain(`${welsh.page.message.you}, `);
  expect(text).not.toMatch(
    new RegExp(`^(${english.page.message.you}|${english.page.message.assistant}), `, 'mu'),
  );
});

test.each(['/chat/earlier', '/chat/link'])('%s is in Welsh, too', async (path) => {
  expect(load((await browser.get(path)).text)('html').attr('lang')).toBe('cy');
});
