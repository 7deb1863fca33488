// The page of a long conversation stays short. A browser cannot make the server render pages without limit.
import { load } from 'cheerio';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createFakeBot, type FakeBot } from '../../../fakes/fake-bot.js';
import { plain } from '../../../fakes/samples/guidance-samples.js';
import {
  plainBrowser,
  runPages,
  type PlainBrowser,
  type RunningPages,
} from '../../../fakes/web/running-pages.js';

let bot: FakeBot;
let pages: RunningPages;
let browser: PlainBrowser;
beforeEach(async () => {
  bot = createFakeBot();
  pages = await runPages(bot, { limits: { page: 20 } });
  browser = plainBrowser(pages.url);
  await browser.get('/');
  await browser.postJson('/chat/messages', { text: 'Hello' });
});
afterEach(() => pages.close());

test('shows the newest 50 entries, and the rest when it is asked for', async () => {
  for (let count = 1; count <= 60; count += 1) bot.say(bot.events[0]!.place.id, plain(`Reply ${count}.`));
  const page = load((await browser.get('/')).text);
  expect(page('#entries > li')).toHaveLength(50);
  expect(page('#entries').text()).toContain('Reply 60.');
  expect(page('#entries').text()).not.toContain('Reply 10.');
  const whole = load((await browser.get(page('.whole a').attr('href')!)).text);
  expect(whole('#entries > li')).toHaveLength(61);
  expect(whole('.whole')).toHaveLength(0);
});

test('shows the whole conversation to someone who comes back to an answer that is not among the newest', async () => {
  for (let count = 1; count <= 60; count += 1)
    bot.say(bot.events[0]!.place.id, plain(`Reply ${count}.`), { answer: `answer-${count}` });
  const entries = async (answer: number) =>
    load((await browser.get(`/?answer=answer-${answer}`)).text)('#entries > li').length;
  expect([await entries(60), await entries(1)]).toEqual([50, 61]);
});

test('limits how many pages one browser may open in a minute, and still shows who to call', async () => {
  for (let count = 1; count <= 20; count += 1) expect((await browser.get('/')).status).toBe(200);
  const refused = await browser.get('/');
  expect(refused.status).toBe(429);
  expect(load(refused.text)('main').text()).toContain('Wait a minute, then try again.');
  expect(load(refused.text)('.danger-line a').attr('href')).toBe('tel:999');
  expect((await browser.get('/chat/save')).status).toBe(429);
  expect((await plainBrowser(pages.url).get('/')).status).toBe(200);
});
