// An answer says if personal details were removed from its question. Uses real HTTP and a real store.
import { load } from 'cheerio';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { chatWording } from '../../../../bot/wording/english/chat-wording.js';
import { writtenAnswers } from '../../../browser/written-answers.js';
import { plainBrowser } from '../../../fakes/web/running-pages.js';
import { runSite, type RunningSite } from '../../../fakes/web/running-site.js';

let site: RunningSite;
beforeAll(async () => {
  site = await runSite(writtenAnswers);
});
afterAll(() => site.close());

test('shows what was searched for, buttons to correct it, and the search if there was no answer', async () => {
  const browser = plainBrowser(site.url);
  await browser.get('/');
  await browser.submit('/chat/messages', { text: 'Which bus takes Amina Yusuf home?' });
  const { text } = await browser.get('/');
  expect(text).toContain('I searched for: “Which bus takes [name 1] home?”');
  expect(text).toContain('Put back [name 1]');
  expect(text).toContain('Only put back words that do not identify anyone.');
  expect(load(text)('.entry .instead').text()).toBe(chatWording.search.instead);
});

test('carries the question and the nation to the search, without what stands for personal details', async () => {
  const browser = plainBrowser(site.url);
  await browser.get('/');
  await browser.submit('/chat/messages', { text: 'nation Wales' });
  await browser.submit('/chat/messages', { text: 'ask: Which bus takes Amina Yusuf home?' });
  const $ = load((await browser.get('/')).text);
  const form = $('.entry form.instead');
  expect([form.attr('method'), form.attr('action')]).toEqual(['post', '/library/find']);
  expect(form.find('[name=text]').val()).toBe('Which bus takes home?');
  expect(form.find('[name=nation]').val()).toBe('wales');
  const menu = $('.composer a[href^="/library/find"]').attr('href')!;
  expect(load((await browser.get(menu)).text)('select[name=nation]').val()).toBe('wales');
});
