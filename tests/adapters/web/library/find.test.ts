// The search that is open to everyone, over real HTTP: what is found, what is kept out of addresses, and danger.
import { load } from 'cheerio';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createFakeBot } from '../../../fakes/fake-bot.js';
import { sampleDocument, samplePassage } from '../../../fakes/guidance-samples.js';
import { plainBrowser, runPages } from '../../../fakes/web/running-pages.js';
import type { PlainBrowser, RunningPages } from '../../../fakes/web/running-pages.js';

let pages: RunningPages;
let browser: PlainBrowser;
let asked: object[];

beforeEach(async () => {
  asked = [];
  pages = await runPages({
    ...createFakeBot(),
    detectUrgency: (text) => text.includes('now'),
    search: (question) => {
      asked.push(question);
      const isKnown = question.text.includes('consent');
      return Promise.resolve(
        isKnown ? [{ passage: samplePassage(), document: sampleDocument(), score: 1 }] : [],
      );
    },
  });
  browser = plainBrowser(pages.url);
});
afterEach(() => pages.close());

test('finds passages of the guidance, with where each is from and a link into its document', async () => {
  const { text, status } = await browser.submit('/library/find', { text: ' consent ', nation: 'wales' });
  expect(status).toBe(200);
  expect(asked).toEqual([{ text: 'consent', jurisdiction: 'wales' }]);
  const $ = load(text);
  expect($('#found').text()).toBe('1 result');
  expect($('.found a').attr('href')).toMatch(/^\/library\/document\/[\w-]+#passage-/);
  expect($('#find').val()).toBe('consent');
});

test('sends what is typed in the body, never in an address', async () => {
  const $ = load((await browser.get('/library/find')).text);
  expect($('form[role=search]').attr('method')).toBe('post');
});

test('says that nothing was found, and asks for words where there are none', async () => {
  expect((await browser.submit('/library/find', { text: 'zebrafish' })).text).toContain('Nothing was found.');
  expect((await browser.submit('/library/find', { text: ' ' })).status).toBe(400);
  expect(asked).toHaveLength(1);
});

test('gives the number to call to someone who types of danger', async () => {
  const { text } = await browser.submit('/library/find', { text: 'he is taking her now' });
  expect(load(text)('.warning').text()).toContain('Call 999 if a child is in danger now.');
});

test('searches nothing for a form of another site', async () => {
  const reply = await browser.submit(
    '/library/find',
    { text: 'consent' },
    { 'Sec-Fetch-Site': 'cross-site' },
  );
  expect(reply.status).toBe(403);
  expect(asked).toEqual([]);
});
