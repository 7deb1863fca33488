// Asks the chat “What can you do?”, over real HTTP with a real store.
import { load } from 'cheerio';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { wordsIn } from '../../../../bot/wording/words-in.js';
import { writtenAnswers } from '../../../browser/written-answers.js';
import { plainBrowser } from '../../../fakes/web/running-pages.js';
import { runSite, type RunningSite } from '../../../fakes/web/running-site.js';

let site: RunningSite;
beforeAll(async () => {
  site = await runSite(writtenAnswers);
});
afterAll(() => site.close());

test.each([
  ['en', 'What can you do?'],
  ['cy', 'Beth allwch chi ei wneud?'],
] as const)(
  'says what it answers, how to reach a person, and then what to type: %s',
  async (language, text) => {
    const { greeting, commandsIntro, handoff } = wordsIn(language);
    const browser = plainBrowser(site.url);
    await browser.get('/');
    await browser.submit('/language', { language });
    await browser.submit('/chat/messages', { text });
    const help = load((await browser.get('/')).text)('.entry-out').last();
    const said = help.text();
    const places = [greeting[0]!, greeting[3]!, commandsIntro].map((words) => said.indexOf(words));
    expect(places[0]).toBeGreaterThanOrEqual(0);
    expect(places).toEqual([...places].sort((one, other) => one - other));
    expect(help.find('.adviser-ask > summary').text()).toContain(handoff.button);
  },
);
