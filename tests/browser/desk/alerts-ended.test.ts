// Tests that an adviser who relies on alerts learns when an open page of the desk can no longer give them.
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { runSite } from '../../fakes/web/running-site.js';
import { describeWith } from '../../support/requirements.js';
import { RECORDER, seen } from '../support/alert-recorder.js';
import { inBrowser } from '../support/running-in-browser.js';
import { signIn } from '../visits.js';
import { writtenAnswers } from '../written-answers.js';

const reconnect = (page: Page) => page.evaluate('window.dispatchEvent(new Event("online"))');

describeWith('chromium', 'the end of alerts', (chromium) => {
  const running = inBrowser(chromium, () => runSite(writtenAnswers));

  async function withAlerts(): Promise<Page> {
    const { page } = await running.visit('/desk');
    await page.addInitScript(RECORDER);
    await signIn(page, 'Ann Okafor');
    await page.locator('[data-alert="sound"]').click();
    await page.locator('[data-alert="notification"]').click();
    await page.locator('[data-alert="notification"][aria-pressed="true"]').waitFor();
    return page;
  }

  test('alerts an adviser whose session has ended, once, and says so in the title', async () => {
    const page = await withAlerts();
    const { tones } = await seen(page);
    await page.context().clearCookies();
    await reconnect(page);
    await expect.poll(() => page.title()).toMatch(/^Signed out – /);
    await reconnect(page);
    await page.locator('#connection a').waitFor();
    const heard = await seen(page);
    expect(heard.shown).toEqual([['You are signed out. The desk no longer alerts you.', '']]);
    expect(heard.tones.length).toBe(tones.length + 4);
    await page.context().close();
  });

  test('alerts an adviser whose page has not reached the server for a minute', async () => {
    const page = await withAlerts();
    await page.clock.install();
    await page.route('**/events*', (route) => route.abort());
    await reconnect(page);
    await page.locator('#connection:not([hidden])').waitFor();
    await page.clock.runFor(5_000);
    expect((await seen(page)).shown).toEqual([]);
    await expect
      .poll(async () => {
        await page.clock.runFor(20_000);
        return (await seen(page)).shown;
      })
      .toEqual([['The desk is not connected. It cannot alert you until it is.', '']]);
    expect(await page.title()).toMatch(/^Not connected – /);
    await page.unroute('**/events*');
    await page.clock.runFor(40_000);
    await expect.poll(() => page.title()).not.toMatch(/^Not connected/);

    await page.route('**/events*', (route) => route.abort());
    await reconnect(page);
    await expect
      .poll(async () => {
        await page.clock.runFor(20_000);
        return (await seen(page)).shown.length;
      })
      .toBe(2);
    await page.context().clearCookies();
    await page.unroute('**/events*');
    await page.clock.runFor(40_000);
    await expect
      .poll(async () => (await seen(page)).shown.at(-1))
      .toEqual(['You are signed out. The desk no longer alerts you.', '']);
    await page.context().close();
  });

  test('alerts the next person to sign in in the same browser when their session ends', async () => {
    const page = await withAlerts();
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.getByText('No one else using this computer can see your work.').waitFor();
    await page.goto('/desk');
    await signIn(page, 'Ben Hughes');
    await page.context().clearCookies();
    await reconnect(page);
    await expect
      .poll(async () => (await seen(page)).shown)
      .toEqual([['You are signed out. The desk no longer alerts you.', '']]);
    await page.context().close();
  });

  test('notices that a connection has died, although the browser does not', async () => {
    const { page } = await running.visit('/desk');
    await signIn(page, 'Ann Okafor');
    await page.clock.install();
    await page.route('**/events*', () => undefined);
    await reconnect(page);
    await page.clock.runFor(45_000);
    expect(await page.locator('#connection').isHidden()).toBe(true);
    await page.clock.runFor(10_000);
    await page.locator('#connection:not([hidden])').waitFor();
    await page.evaluate('document.querySelector("main").style.minHeight = "3000px"');
    await page.evaluate('window.scrollTo(0, 1000)');
    const box = await page.locator('#connection').boundingBox();
    expect(box!.y).toBeGreaterThanOrEqual(0);
    expect(box!.y).toBeLessThan(100);
    await page.context().close();
  });
});
