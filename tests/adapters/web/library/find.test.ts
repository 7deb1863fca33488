// Tests the public search over real HTTP: its results, how it keeps questions out of web addresses, and what
// it shows people who write about danger.
import { load } from 'cheerio';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createFakeBot } from '../../../fakes/fake-bot.js';
import { sampleDocument, samplePassage } from '../../../fakes/samples/guidance-samples.js';
import {
  plainBrowser,
  runPages,
  type PlainBrowser,
  type RunningPages,
} from '../../../fakes/web/running-pages.js';

let pages: RunningPages;
let browser: PlainBrowser;
let asked: object[];
/** If set, searches wait until this promise resolves, or fail if it rejects. */
let waits: Promise<void> | undefined;

beforeEach(async () => {
  asked = [];
  waits = undefined;
  pages = await runPages({
    ...createFakeBot(),
    detectUrgency: (text) => text.includes('now'),
    search: async (question) => {
      asked.push(question);
      await waits;
      if (question.text.includes('school'))
        return {
          isMore: true,
          passages: ['one', 'two', 'one', 'three', 'four'].map((slug, index) => ({
            passage: samplePassage({ id: `p${index}`, document: slug, headings: [`Section ${index}`] }),
            document: sampleDocument({ slug, title: `Document ${slug}` }),
            score: 1,
          })),
        };
      const isKnown = question.text.includes('consent');
      return {
        passages: isKnown ? [{ passage: samplePassage(), document: sampleDocument(), score: 1 }] : [],
      };
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
  expect($('#found').text()).toBe('1 document');
  expect($('.found a').attr('href')).toMatch(/^\/library\/document\/[\w-]+#passage-/);
  expect($('#find').val()).toBe('consent');
});

test('shows the passages of a document together, and folds those of the fourth document and later ones', async () => {
  const $ = load((await browser.submit('/library/find', { text: 'school' })).text);
  expect($('#found').text()).toBe('4 documents');
  expect($('main').text()).toContain('These words are in more than 5 places');
  const documents = $('.found > li').map((_, item) => $(item).find('h3').text());
  expect(documents.get()).toEqual(['Document one', 'Document two', 'Document three', 'Document four']);
  const sections = $('.found > li').first().find('summary');
  expect(sections.map((_, summary) => $(summary).text()).get()).toEqual([
    'Section 0, paragraph 4.12, page 33',
    'Section 2, paragraph 4.12, page 33',
  ]);
  expect($('.found details[open]')).toHaveLength(4);
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

test('gives the number to call to someone who types about danger', async () => {
  const { text } = await browser.submit('/library/find', { text: 'he is taking her now' });
  expect(load(text)('.warning').text()).toContain('Call 999 if a child is in immediate danger.');
});

test('searches again for the same words when the language is changed, and keeps them out of addresses', async () => {
  const found = await browser.submit('/library/find', { text: 'consent', nation: 'wales' });
  const fields = Object.fromEntries(
    load(found.text)('form.language')
      .find('input, button')
      .toArray()
      .map(({ attribs }) => [attribs.name!, attribs.value!]),
  );
  const changed = await browser.submit('/language', fields, { Referer: `${pages.url}/library/find` });
  // Status 307 makes the browser post the same fields to the new address.
  expect([changed.status, changed.headers.get('location')]).toEqual([307, '/library/find']);
  const $ = load((await browser.submit('/library/find', fields)).text);
  expect($('html').attr('lang')).toBe('cy');
  expect($('#find').val()).toBe('consent');
  expect($('select[name=nation]').val()).toBe('wales');
  expect($('#found')).toHaveLength(1);
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

test('lets a few searches run at once, and tells the others to try again', async () => {
  let release: () => void = () => undefined;
  waits = new Promise((resolve) => (release = resolve));
  const searches = ['one', 'two', 'three', 'four'].map((text) => browser.submit('/library/find', { text }));
  await expect.poll(() => asked.length).toBe(4);
  const busy = await browser.submit('/library/find', { text: 'he is taking her now' });
  expect(busy.status).toBe(503);
  expect(load(busy.text)('.warning').text()).toContain('Call 999 if a child is in immediate danger.');
  expect((await browser.submit('/library/find', { text: 'consent' })).text).toContain(
    'Many people are searching at the moment. Wait a few seconds, then search again.',
  );
  release();
  for (const search of searches) expect((await search).status).toBe(200);
  expect((await browser.submit('/library/find', { text: 'consent' })).status).toBe(200);
});

test('limits how many searches come from one address', async () => {
  for (let count = 0; count < 200; count += 1)
    expect((await browser.submit('/library/find', { text: 'consent' })).status).toBe(200);
  expect((await browser.submit('/library/find', { text: 'consent' })).status).toBe(429);
  expect(asked).toHaveLength(200);
});

test('refuses what is too long to search for, and hears danger anywhere in it', async () => {
  const long = 'consent '.repeat(70);
  const refused = await browser.submit('/library/find', { text: long });
  expect(refused.status).toBe(413);
  expect(load(refused.text)('.problem, .error').text()).toContain('too long (559 characters)');
  const danger = await browser.submit('/library/find', { text: `${long}now` });
  expect(load(danger.text)('main').text()).toContain('999');
  expect(asked).toEqual([]);
});

test('a search that fails says so, keeps what was typed, and gives the number where it mentions danger', async () => {
  waits = Promise.reject(new Error('The model did not answer.'));
  waits.catch(() => undefined);
  const failed = await browser.submit('/library/find', { text: 'consent' });
  expect(failed.status).toBe(503);
  expect(load(failed.text)('.error').text()).toContain('The search is not available right now.');
  expect(load(failed.text)('#find').val()).toBe('consent');
  const danger = await browser.submit('/library/find', { text: 'he is taking her now' });
  expect(load(danger.text)('.warning').text()).toContain('Call 999 if a child is in immediate danger.');
});
