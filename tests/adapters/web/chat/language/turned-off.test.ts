// What an admin writes when turning the assistant off is in one language, and marked as such in a Welsh chat.
import { load } from 'cheerio';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { DEFAULT_OFF_MESSAGE } from '../../../../../bot/model/governance/switches.js';
import { wordsIn } from '../../../../../bot/wording/words-in.js';
import { writtenAnswers } from '../../../../browser/written-answers.js';
import { plainBrowser } from '../../../../fakes/web/running-pages.js';
import { runSite, type RunningSite } from '../../../../fakes/web/running-site.js';

let site: RunningSite;
beforeAll(async () => {
  site = await runSite(writtenAnswers);
});
afterAll(() => site.close());

async function warningInWelsh(message: string) {
  const at = new Date().toISOString();
  await site.store.records.switches.turnOff({ name: 'chat', message, reason: 'A test', by: 'Sam Lee', at });
  const browser = plainBrowser(site.url);
  await browser.submit('/language', { language: 'cy' });
  return load((await browser.get('/')).text)('.warning strong');
}

test('marks an admin’s own message as English, and only that', async () => {
  const warning = await warningInWelsh('We are back at 3pm.');
  expect(warning.find('[lang="en"]').text()).toBe('We are back at 3pm.');
  expect(warning.text()).toContain(wordsIn('cy').adviserWhileOff);
});

test('shows the message that comes with the program in Welsh', async () => {
  const warning = await warningInWelsh(DEFAULT_OFF_MESSAGE);
  expect(warning.text()).toContain(wordsIn('cy').turnedOff);
  expect(warning.find('[lang]')).toHaveLength(0);
});
