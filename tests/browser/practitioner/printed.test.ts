// Tests what is on paper when people print the open chat with their browser’s own command.
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { runSite } from '../../fakes/web/running-site.js';
import { describeWith } from '../../support/requirements.js';
import { inBrowser } from '../support/running-in-browser.js';
import { ask } from '../visits.js';
import { QUESTIONS, writtenAnswers } from '../written-answers.js';

const shown = (page: Page, selector: string) =>
  page.locator(selector).filter({ visible: true }).allInnerTexts();

describeWith('chromium', 'a printed chat', (chromium) => {
  const running = inBrowser(chromium, () => runSite(writtenAnswers));

  test('has nothing to press, no address without its site, and the day of each message', async () => {
    const { page } = await running.visit('/');
    await ask(page, QUESTIONS.answered);
    await page.emulateMedia({ media: 'print' });
    await page.evaluate("dispatchEvent(new Event('beforeprint'))");
    expect(await shown(page, 'main :is(button, summary)')).toEqual([]);
    expect(await shown(page, '.quote-links a[href^="/"]')).toEqual([]);
    for (const time of await shown(page, '.entry time')) expect(time).toMatch(/^\d+ \w+ \d{4}, /);
    await page.context().close();
  });
});
