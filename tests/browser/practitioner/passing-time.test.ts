// Tests that a chat that stays open after midnight says on which day each entry was, in Welsh too.
import { expect, test } from 'vitest';
import { runSite } from '../../fakes/web/running-site.js';
import { describeWith } from '../../support/requirements.js';
import { inBrowser } from '../support/running-in-browser.js';
import { ask } from '../visits.js';
import { QUESTIONS, writtenAnswers } from '../written-answers.js';

describeWith('chromium', 'a time of yesterday', (chromium) => {
  const running = inBrowser(chromium, () => runSite(writtenAnswers));

  test.each([
    ['cy', 'Ionawr'],
    ['en-US', 'January'],
  ])('has its date in the language of the page, in a browser set to %s', async (locale, month) => {
    const { page } = await running.visit('/', { locale, timezoneId: 'America/New_York' });
    await ask(page, QUESTIONS.answered);
    const time = page.locator('#entries time').first();
    await page.clock.install({ time: '2026-02-01T00:30:00Z' });
    await page.reload();
    await page.locator('html.scripted').waitFor();
    await time.evaluate((element) => {
      element.setAttribute('datetime', '2026-01-31T23:30:00Z');
      element.textContent = '11:30pm';
    });
    await page.clock.runFor(61_000);
    expect(await time.innerText()).toBe(`31 ${month} 2026, 11:30pm`);
    await page.context().close();
  });
});
