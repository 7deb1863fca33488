// Tests that an open page does not close a request over a message that arrived while the adviser filled in the form.
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { runSite } from '../../fakes/web/running-site.js';
import { describeWith } from '../../support/requirements.js';
import { inBrowser } from '../support/running-in-browser.js';
import { ask, pressForAdviser, QUESTION_BOX, signIn } from '../visits.js';
import { QUESTIONS, writtenAnswers } from '../written-answers.js';

/** Long, because both sides of a request are open. */
const SLOW_MS = 60_000;

describeWith('chromium', 'closing a request', (chromium) => {
  const running = inBrowser(chromium, () => runSite(writtenAnswers));

  async function claimed(
    question: string,
  ): Promise<{ page: Page; practitioner: Page; complaints: string[] }> {
    const practitioner = (await running.visit('/')).page;
    await ask(practitioner, question);
    if (question !== QUESTIONS.urgent) await pressForAdviser(practitioner);
    await practitioner.locator('.handoff-line').first().waitFor();
    const { page, complaints } = await running.visit('/desk');
    await signIn(page, 'Ann Okafor');
    await page.getByRole('button', { name: 'Claim' }).first().click();
    await page.locator('#reply').waitFor();
    return { page, practitioner, complaints };
  }

  async function write(practitioner: Page, page: Page, message: string): Promise<void> {
    await practitioner.getByLabel(QUESTION_BOX).fill(message);
    await practitioner.keyboard.press('Enter');
    await page.locator('.turn-to-adviser', { hasText: message }).waitFor();
  }

  async function fillIn(page: Page): Promise<void> {
    await page.locator('#case-forms summary', { hasText: 'Close' }).click();
    await page.getByLabel('What was the outcome?').selectOption({ index: 1 });
  }

  const close = (page: Page) => page.getByRole('button', { name: 'Close request' }).click();

  test(
    'a tick to close an urgent request does not count for a later message, which is read out',
    async () => {
      const { page, practitioner, complaints } = await claimed(QUESTIONS.urgent);
      await fillIn(page);
      await page.locator('#sure').check();
      expect(await page.evaluate<string>('document.activeElement.id')).toBe('sure');
      await write(practitioner, page, 'They are leaving now.');
      await expect.poll(() => page.locator('#announcements').innerText()).not.toBe('');
      expect(complaints).toEqual([]);
      expect(await page.locator('#sure').isChecked()).toBe(true);
      await close(page);
      await page.locator('main .error', { hasText: 'This request is still open' }).waitFor();
      expect(await page.locator('#sure').isChecked()).toBe(false);
      await page.locator('#sure').check();
      await close(page);
      await page.getByText('This request is closed.').waitFor();
      await page.context().close();
      await practitioner.context().close();
    },
    SLOW_MS,
  );

  test(
    'a form begun before the latest message asks once more',
    async () => {
      const { page, practitioner } = await claimed(QUESTIONS.unanswerable);
      await page.getByLabel('Your message').fill('I am looking into it.');
      await page.getByRole('button', { name: 'Send to the practitioner' }).click();
      await page.locator('.turn-to-practitioner').filter({ hasNotText: 'not sent yet' }).waitFor();
      await fillIn(page);
      await write(practitioner, page, 'Which form do I need?');
      await close(page);
      await page.locator('main .error', { hasText: 'the practitioner has written again' }).waitFor();
      await close(page);
      await page.getByText('This request is closed.').waitFor();
      await page.context().close();
      await practitioner.context().close();
    },
    SLOW_MS,
  );

  test(
    'a message that was not sent is not lost: the page asks, and can send it and close',
    async () => {
      const { page, practitioner } = await claimed(QUESTIONS.unanswerable);
      const words = 'Call the duty team on Monday.';
      await page.getByLabel('Your message').fill(words);
      await fillIn(page);
      await page.locator('#sure').check();
      await page.getByLabel('Details').press('Enter');
      await page.locator('#unsent', { hasText: 'has not been sent' }).waitFor();
      await expect.poll(() => page.evaluate<string>('document.activeElement.id')).toBe('unsent');
      // What the practitioner writes updates this part of the page.
      await write(practitioner, page, 'Are you there?');
      await page.getByRole('link', { name: 'Go on writing' }).click();
      expect(await page.evaluate<string>('document.activeElement.id')).toBe('reply');
      expect(await page.locator('#reply').inputValue()).toBe(words);
      await page.getByRole('button', { name: 'Send it and close' }).click();
      await page.getByText('This request is closed.').waitFor();
      await practitioner.locator('.relayed', { hasText: words }).waitFor();
      expect(await page.locator('.kept-words').count()).toBe(0);
      await page.context().close();
      await practitioner.context().close();
    },
    SLOW_MS,
  );
});
