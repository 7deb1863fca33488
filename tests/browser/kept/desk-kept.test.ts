// Tests in a real browser which text the open page of a request keeps, and when it removes the text.
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { runSite } from '../../fakes/web/running-site.js';
import { describeWith } from '../../support/requirements.js';
import { inBrowser } from '../support/running-in-browser.js';
import { ask, signIn, pressForAdviser } from '../visits.js';
import { QUESTIONS, writtenAnswers } from '../written-answers.js';

const WORDS = 'Private words about Amira that were never sent';

describeWith('chromium', 'an open page of the desk', (chromium) => {
  const running = inBrowser(chromium, () => runSite(writtenAnswers));

  async function askForAdviser(): Promise<void> {
    const { page } = await running.visit('/');
    await ask(page, QUESTIONS.unanswerable);
    await pressForAdviser(page);
    await page.locator('.handoff-line').waitFor();
    await page.context().close();
  }
  async function claimed(name: string): Promise<Page> {
    await askForAdviser();
    const { page } = await running.visit('/desk');
    await signIn(page, name);
    await page
      .getByRole('button', { name: /^Claim/ })
      .first()
      .click();
    await page.getByLabel('Your message').fill(WORDS);
    return page;
  }

  test('keeps a reply that was not passed on, and says why', async () => {
    const page = await claimed('Ann Okafor');
    // Blocks live updates, so that this page does not find out what the adviser does on the other page.
    await page.route('**/events*', (route) => route.abort());
    await page.evaluate("document.dispatchEvent(new Event('visibilitychange'))");
    const other = await page.context().newPage();
    await other.goto(page.url().replace(/\?.*/, ''));
    await other.locator('summary', { hasText: 'Hand back' }).click();
    await other.getByRole('button', { name: 'Hand back' }).click();
    await other.getByText('Back in the queue').first().waitFor();
    await page.getByRole('button', { name: 'Send to the practitioner' }).click();
    await page.getByText('no one has claimed this conversation').waitFor();
    expect(await page.getByLabel('Your message').inputValue()).toBe(WORDS);
    expect(await page.locator('#announcements').innerText()).not.toContain('Sent.');
    await page.context().close();
  });

  test('keeps the choice and the note of a transfer that was refused, also once the page is up to date', async () => {
    const { page: colleague } = await running.visit('/desk');
    await signIn(colleague, 'Ben Hughes');
    await colleague.context().close();
    const page = await claimed('Ann Okafor');
    await page.getByText('Transfer', { exact: true }).first().click();
    await page.getByLabel('Transfer to').selectOption({ index: 1 });
    const chosen = await page.getByLabel('Transfer to').inputValue();
    expect(chosen).not.toBe('');
    await page.locator('#transfer-note').fill(WORDS);
    await page.evaluate(
      `for (const field of document.querySelectorAll('[name="token"]')) field.value = 'old'`,
    );
    await page.getByRole('button', { name: 'Transfer' }).click();
    await page.getByText('This page is out of date').waitFor();
    // Waits until the page has replaced the forms that came with the error. The new forms are empty at first.
    await expect.poll(() => page.locator('#case-forms [data-kept]').count()).toBe(0);
    expect(await page.getByLabel('Transfer to').inputValue()).toBe(chosen);
    expect(await page.locator('#transfer-note').inputValue()).toBe(WORDS);
    await page.context().close();
  });

  test('keeps what was unticked in a practice note that was refused, also once the page is up to date', async () => {
    const page = await claimed('Ann Okafor');
    await page.getByRole('button', { name: 'Send to the practitioner' }).click();
    await page.locator('.turn-to-practitioner').filter({ hasNotText: 'not sent yet' }).waitFor();
    await page.locator('#case-forms summary', { hasText: 'Close' }).click();
    await page.getByLabel('What was the outcome?').selectOption({ index: 1 });
    await page.getByRole('button', { name: 'Close request' }).click();
    await page.getByText('Suggest as practice note').click();
    await page.locator('.note-advice input').uncheck();
    await page.evaluate(
      `for (const field of document.querySelectorAll('[name="token"]')) field.value = 'old'`,
    );
    await page.getByRole('button', { name: 'Send to the editors' }).click();
    await page.getByText('This page is out of date').waitFor();
    await expect.poll(() => page.locator('#case-next [data-kept]').count()).toBe(0);
    expect(await page.locator('.note-advice input').isChecked()).toBe(false);
    await page.context().close();
  });

  test('leaves nothing in the tab after signing out on a page of the library', async () => {
    const page = await claimed('Ben Hughes');
    await page.goto('/library');
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.getByRole('heading', { name: 'You are not signed out yet' }).waitFor();
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.getByText('No one else using this computer can see your work.').waitFor();
    await expect.poll(() => page.evaluate<number>('sessionStorage.length')).toBe(0);
    await page.context().close();
  });

  test('says how long a request has waited, in hours and days as well', async () => {
    await askForAdviser();
    const { page } = await running.visit('/desk');
    await page.clock.install();
    await signIn(page, 'Cyd Reed');
    // Waits until the page’s script has started the timer that the fake clock moves.
    await page.waitForLoadState('load');
    const since = page.locator('[data-since]').first();
    for (const [minutes, words] of [
      // Allows for a busy machine, where a minute or more may have passed since the request for an adviser.
      [10, /^1\d minutes$/],
      [50, /^1 hour$/],
      [180, /^4 hours$/],
      [48 * 60, /^2 days$/],
    ] as const) {
      await page.clock.fastForward(minutes * 60_000);
      await expect.poll(() => since.innerText()).toMatch(words);
    }
    await page.context().close();
  });

  test('goes on where the browser gives permission for notifications and cannot show them', async () => {
    const { page, complaints } = await running.visit('/desk');
    await page.addInitScript(`
      window.Notification = class { static permission = 'granted'; constructor() { throw new TypeError('Illegal constructor'); } };
      localStorage.setItem('desk alerts', 'notification');`);
    await signIn(page, 'Dee Shah');
    const before = await page.title();
    await askForAdviser();
    await expect.poll(() => page.locator('#announcements').innerText()).toContain('waiting');
    expect(await page.title()).not.toBe(before);
    expect(await page.locator('#alerts-state').innerText()).toContain('cannot show notifications');
    expect(complaints).toEqual([]);
    await page.context().close();
  });
});
