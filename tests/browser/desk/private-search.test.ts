// Tests that a private search shows its result from the heading down, below the bars at the top of the window.
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { runSite } from '../../fakes/web/running-site.js';
import { describeWith } from '../../support/requirements.js';
import { inBrowser } from '../support/running-in-browser.js';
import { ask, pressForAdviser, signIn } from '../visits.js';
import { QUESTIONS, writtenAnswers } from '../written-answers.js';

/** How far the heading of the result is below the bars, or -1 if the heading is below the window. */
const belowBars = (page: Page) =>
  page.evaluate<number>(`(() => {
    const { top } = document.querySelector('#search-result h3').getBoundingClientRect();
    const ends = [...document.querySelectorAll('#on-top, #case-handover')]
      .filter((one) => getComputedStyle(one).position === 'sticky')
      .map((one) => one.getBoundingClientRect().bottom);
    return top < innerHeight ? top - Math.max(0, ...ends) : -1;
  })()`);

describeWith('chromium', 'a private search', (chromium) => {
  const running = inBrowser(chromium, () => runSite(writtenAnswers));

  /** They stay open, and the desk counts them. */
  let urgent = 0;

  test.each([
    { width: 1100, height: 800 },
    { width: 390, height: 844 },
  ])(
    'opens its result at the heading, also when news arrives, at $width by $height',
    async (viewport) => {
      const practitioner = (await running.visit('/')).page;
      await ask(practitioner, QUESTIONS.clarification);
      await pressForAdviser(practitioner);
      await practitioner.getByText('I have sent your request to the advisers.').first().waitFor();
      const { page } = await running.visit('/desk', { viewport });
      await signIn(page, 'Ann Okafor');
      await page.getByRole('button', { name: 'Claim' }).last().click();
      await page.locator('#reply').waitFor();
      for (const who of ['first', 'second']) {
        const danger = (await running.visit('/')).page;
        await ask(danger, QUESTIONS.urgent);
        urgent += 1;
        await page
          .getByText(new RegExp(`^${urgent} urgent request`))
          .first()
          .waitFor();
        if (who === 'second') break;
        await page.locator('summary', { hasText: 'Search the guidance privately' }).click();
        await page.locator('#private-question').fill(QUESTIONS.answered);
        await page.locator('button[value="ask-bot"]').click();
        await page.locator('#search-result figure').first().waitFor();
        await expect.poll(() => belowBars(page)).toBeGreaterThanOrEqual(0);
        await danger.context().close();
      }
      await expect.poll(() => belowBars(page)).toBeGreaterThanOrEqual(0);
      for (const one of [page, practitioner]) await one.context().close();
    },
    120_000,
  );
});
