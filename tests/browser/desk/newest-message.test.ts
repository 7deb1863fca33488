// Tests that the newest message of a request is in view above the reply box: on opening, when it arrives, and when the
// adviser writes it.
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { runSite } from '../../fakes/web/running-site.js';
import { describeWith } from '../../support/requirements.js';
import { newestInSight } from '../support/newest-in-sight.js';
import { inBrowser } from '../support/running-in-browser.js';
import { ask, QUESTION_BOX, signIn } from '../visits.js';
import { QUESTIONS, writtenAnswers } from '../written-answers.js';

/** Long, because both sides of a request are open and each writes several times. */
const SLOW_MS = 120_000;

/** Returns the text that the bar at the top covers before anyone scrolls. There should be none. */
const covered = (page: Page) =>
  page.evaluate<string[]>(`(() => {
    const before = scrollY;
    scrollTo(0, 0);
    const bars = [...document.querySelectorAll('.toast')].map((one) => one.getBoundingClientRect());
    const texts = [...document.querySelectorAll('main :is(h1, h2, p, dt, dd, li, a, summary)')]
      .filter((one) => !one.closest('#on-top, .sections, .hidden') && one.getClientRects().length > 0);
    const under = texts.filter((one) => {
      const { top, bottom, left, right } = one.getBoundingClientRect();
      return bars.some((bar) => bar.top < bottom && bar.bottom > top && bar.left < right && bar.right > left);
    });
    scrollTo(0, before);
    return under.map(({ textContent }) => textContent);
  })()`);

describeWith('chromium', 'the newest message of a request', (chromium) => {
  const running = inBrowser(chromium, () => runSite(writtenAnswers));

  async function write(page: Page, message: string): Promise<void> {
    const entries = await page.locator('.entry-in').count();
    await page.getByLabel(QUESTION_BOX).fill(message);
    await page.keyboard.press('Enter');
    await page.locator('.entry-in').nth(entries).waitFor();
  }

  const LONG = Array.from({ length: 9 }, (_, line) => `Line ${line} of a message with a lot to say.`).join(
    '\n',
  );

  const NEWS = 'Someone is waiting for your reply to this urgent request.';

  /** Opens a claimed urgent request whose messages need more room than the window has. */
  async function opened(width: number): Promise<{ page: Page; practitioner: Page }> {
    const practitioner = (await running.visit('/')).page;
    await ask(practitioner, QUESTIONS.urgent);
    await write(practitioner, LONG);
    await write(practitioner, 'No more.');
    const { page } = await running.visit('/desk', { viewport: { width, height: 620 } });
    await signIn(page, 'Ann Okafor');
    await page.getByRole('button', { name: 'Claim' }).first().click();
    await page.locator('#reply').waitFor();
    return { page, practitioner };
  }

  test.each([390, 1100])(
    'is in view above the reply box: on opening, on arrival, and if it is one’s own note, at %i px',
    async (width) => {
      const { page, practitioner } = await opened(width);
      await expect.poll(() => newestInSight(page)).toBe(1);

      await page.locator('#reply').focus();
      await write(practitioner, 'They are leaving now.');
      await page.locator('.turn', { hasText: 'They are leaving now.' }).waitFor();
      await expect.poll(() => newestInSight(page)).toBe(1);
      expect(await page.evaluate<string>('document.activeElement.id')).toBe('reply');
      await page.locator('.toast', { hasText: NEWS }).waitFor();
      expect(await covered(page)).toEqual([]);

      await page.locator('#reply').fill('The police come at 7.\nHer aunt knows.');
      await page.locator('button[value="note"]').click();
      await page.locator('.turn-note', { hasText: 'Her aunt knows.' }).waitFor();
      await expect.poll(() => newestInSight(page)).toBe(1);
      for (const one of [page, practitioner]) await one.context().close();
    },
    SLOW_MS,
  );

  test(
    'is named in the bar for someone who is reading further up, and one press shows it',
    async () => {
      const { page, practitioner } = await opened(1100);
      await expect.poll(() => newestInSight(page)).toBe(1);
      await page.evaluate('scrollTo(0, 0)');
      await expect.poll(() => newestInSight(page)).toBeLessThan(0);
      await write(practitioner, 'The newest of all');
      await page.locator('.turn', { hasText: 'The newest of all' }).waitFor();
      const link = page.getByRole('link', { name: NEWS });
      await link.waitFor();
      expect(await page.evaluate<number>('scrollY')).toBe(0);
      await link.click();
      await expect.poll(() => newestInSight(page)).toBe(1);
      expect(await link.count()).toBe(0);
      for (const one of [page, practitioner]) await one.context().close();
    },
    SLOW_MS,
  );
});
