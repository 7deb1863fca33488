// Tests what an adviser sees after claiming a request: the practitioner's last message above the reply box, and a
// notice that we have told the practitioner the adviser's name.
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { runSite } from '../../fakes/web/running-site.js';
import { describeWith } from '../../support/requirements.js';
import { newestInSight } from '../support/newest-in-sight.js';
import { inBrowser } from '../support/running-in-browser.js';
import { ask, pressForAdviser, QUESTION_BOX, signIn } from '../visits.js';
import { QUESTIONS, writtenAnswers } from '../written-answers.js';

const SLOW_MS = 120_000;

const MESSAGES = {
  short: 'She is 15 and came here last week.',
  long: 'She is 15 and came here last week. Her aunt met her at the station, and no one has seen her since. '.repeat(
    4,
  ),
};

describeWith('chromium', 'a request that has just been claimed', (chromium) => {
  const running = inBrowser(chromium, () => runSite(writtenAnswers));

  async function addSavedReply(page: Page, title: string): Promise<void> {
    await page.goto('/desk/saved-replies');
    await page.locator('#title-new').fill(title);
    await page.locator('#text-new').fill('Is the child safe tonight?');
    await page.getByRole('button', { name: 'Save' }).last().click();
    await page.getByText('All advisers can use this reply now.').waitFor();
  }

  test.each([
    { width: 1100, height: 800, length: 'short' },
    { width: 1100, height: 800, length: 'long' },
    { width: 390, height: 844, length: 'short' },
    { width: 390, height: 844, length: 'long' },
  ] as const)(
    'shows the whole of a $length last message, and who was told, at $width by $height',
    async ({ width, height, length }) => {
      const practitioner = (await running.visit('/')).page;
      await ask(practitioner, QUESTIONS.clarification);
      await pressForAdviser(practitioner);
      await practitioner.getByText('I have sent your request to the advisers.').first().waitFor();
      await practitioner.getByLabel(QUESTION_BOX).fill(MESSAGES[length]);
      await practitioner.keyboard.press('Enter');
      await practitioner.locator('.entry-in').nth(1).waitFor();
      const { page } = await running.visit('/desk', { viewport: { width, height } });
      await signIn(page, 'Ann Okafor');
      await addSavedReply(page, `Ask ${width} ${length}`);
      await page.goto('/desk');
      await page.getByRole('button', { name: 'Claim' }).first().click();
      await page.locator('#reply').waitFor();
      await expect.poll(() => newestInSight(page)).toBe(1);
      await page
        .locator('.toast', { hasText: 'You have claimed this. We have told the practitioner your name.' })
        .waitFor();
      await expect.poll(() => newestInSight(page)).toBe(1);
      await expect.poll(() => page.locator('.toast:not([data-news])').count(), { timeout: 15_000 }).toBe(0);
      await expect.poll(() => newestInSight(page)).toBe(1);
      for (const one of [page, practitioner]) await one.context().close();
    },
    SLOW_MS,
  );
});
