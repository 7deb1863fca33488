// Below an answer to a question from which details were removed, over real HTTP on a real store.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { chatWording } from '../../../../bot/copy/english/chat-wording.js';
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
  expect(text).toContain('[name 1] isn’t personal');
  expect(text).toMatch(new RegExp(`<p class="instead"><a [^>]+>${chatWording.search.instead}`));
});
