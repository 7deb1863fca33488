// If the only guidance is the sample notes, nothing in the chat calls them published guidance. Uses real HTTP
// and a real store.
import { load } from 'cheerio';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { wordsIn } from '../../../../bot/wording/words-in.js';
import { QUESTIONS, writtenAnswers } from '../../../browser/written-answers.js';
import { plainBrowser } from '../../../fakes/web/running-pages.js';
import { runSite, type RunningSite } from '../../../fakes/web/running-site.js';

let site: RunningSite;
beforeAll(async () => {
  site = await runSite(writtenAnswers);
});
afterAll(() => site.close());

const { sampleOnly } = wordsIn('en').page.chat;

test('the page says before and after the first question that there are only sample notes', async () => {
  const browser = plainBrowser(site.url);
  const shown = async () => load((await browser.get('/')).text)('main');
  const before = await shown();
  expect(before.find('.caution').text()).toContain(sampleOnly);
  expect(before.find('#introduction').text()).toContain('quoted word for word from sample notes');
  await browser.submit('/chat/messages', { text: QUESTIONS.answered });
  for (const text of ['who are you?', 'help', 'can you call the police for me?'])
    await browser.submit('/chat/messages', { text });
  const after = await shown();
  expect(after.find('.caution').first().text()).toContain(sampleOnly);
  expect(after.find('.quote').length).toBeGreaterThan(0);
  expect(after.text()).not.toMatch(/(?<!not )published guidance/);
  const saved = (await browser.get('/chat/save/conversation.txt')).text;
  expect(saved).toMatch(/Sample text written for this assistant, not published guidance\.\n\[1\]/);
  expect(saved).not.toMatch(/(?<!not )published guidance/);
});
