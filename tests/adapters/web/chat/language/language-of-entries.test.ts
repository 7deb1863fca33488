// If someone changes the language during a chat, no entry mixes 2 languages. Tested over real HTTP.
import { load } from 'cheerio';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { wordsIn } from '../../../../../bot/wording/words-in.js';
import { writtenAnswers } from '../../../../browser/written-answers.js';
import { plainBrowser } from '../../../../fakes/web/running-pages.js';
import { deskPersonCalled } from '../../../../fakes/web/desk-people.js';
import { sampleRoster } from '../../../../fakes/samples/sample-roster.js';
import { runSite, type RunningSite } from '../../../../fakes/web/running-site.js';

let site: RunningSite;
beforeAll(async () => {
  const roster = sampleRoster({ as: [deskPersonCalled('Ann Okafor')] });
  site = await runSite(writtenAnswers, { roster: () => roster });
});
afterAll(() => site.close());

test('an earlier answer stays in its language, with its buttons, its forms, who wrote it and whether advisers work', async () => {
  const browser = plainBrowser(site.url);
  await browser.get('/');
  await browser.submit('/chat/messages', { text: 'Which bus takes Amina Yusuf home?' });
  await browser.submit('/language', { language: 'cy' });
  const $ = load((await browser.get('/')).text);
  expect($('html').attr('lang')).toBe('cy');
  const answer = $('.entry-out[lang=en]').last();
  const [english, welsh] = [wordsIn('en'), wordsIn('cy')];
  expect(answer.find('.entry-head').text()).toContain(english.page.message.assistant);
  expect(answer.text()).toContain(english.corrections.question);
  expect(answer.text()).toContain(english.web.search.instead);
  expect(answer.find('.adviser-hint').text()).toBe(english.web.advisers.working(0));
  for (const other of [welsh.page.message.assistant, welsh.corrections.question, welsh.web.search.instead])
    expect(answer.text()).not.toContain(other);
});
