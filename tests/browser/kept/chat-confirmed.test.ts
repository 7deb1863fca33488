// Tests that people see the result of pressing a control in the chat without scrolling.
import type { Locator, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { runSite } from '../../fakes/web/running-site.js';
import { describeWith } from '../../support/requirements.js';
import { inBrowser } from '../support/running-in-browser.js';
import { ask } from '../visits.js';
import { QUESTIONS, writtenAnswers } from '../written-answers.js';

const PHONE = { viewport: { width: 390, height: 844 } };
const WIDE = { viewport: { width: 1100, height: 800 } };

async function isInView(page: Page, shown: Locator): Promise<boolean> {
  const { y, height } = (await shown.boundingBox())!;
  const { y: foot } = (await page.locator('#composer').boundingBox())!;
  return y >= 0 && y + height <= foot;
}

describeWith('chromium', 'what was pressed', (chromium) => {
  const running = inBrowser(chromium, () => runSite(writtenAnswers));

  test('is confirmed in view when a nation is chosen', async () => {
    const { page } = await running.visit('/', WIDE);
    for (let times = 0; times < 2; times += 1) await ask(page, QUESTIONS.answered);
    await page.locator('#nation > summary').click();
    await page.locator('#nation').getByRole('button', { name: 'Wales' }).click();
    const said = page.locator('.entry', { hasText: 'I’m using guidance for Wales.' });
    await said.waitFor();
    await page.waitForTimeout(1_000);
    expect(await isInView(page, said)).toBe(true);
    await page.context().close();
  });

  test.each([PHONE, WIDE])(
    'is followed by the new answer in view, after every reply to it',
    async (screen) => {
      const { page } = await running.visit('/', screen);
      for (let times = 0; times < 2; times += 1) await ask(page, QUESTIONS.answered);
      for (const name of ['Not helpful', 'Wrong nation', 'Scotland']) {
        await page.locator('.entry-out').getByRole('button', { name }).last().click();
        await page.waitForTimeout(500);
      }
      await expect.poll(() => page.locator('.quote').count()).toBe(9);
      const quote = page.locator('.quote').nth(6);
      await page.waitForTimeout(1_000);
      const { y } = (await quote.boundingBox())!;
      expect(y).toBeGreaterThanOrEqual(0);
      expect(y).toBeLessThan((await page.locator('#composer').boundingBox())!.y - 100);
      expect(await page.locator('#jump').isVisible()).toBe(false);
      await page.context().close();
    },
  );

  test('is confirmed in view when everything is erased, and cannot be pressed again', async () => {
    const { page } = await running.visit('/', WIDE);
    for (let times = 0; times < 2; times += 1) {
      await page.getByText('More', { exact: true }).click();
      await page.locator('#composer').getByRole('button', { name: 'Erase what I wrote' }).click();
      await page.locator('.entry', { hasText: 'You cannot undo this.' }).nth(times).waitFor();
      await ask(page, QUESTIONS.answered);
    }
    const buttons = page.locator('#entries').getByRole('button', { name: 'Yes, erase it' });
    await buttons.last().click();
    const said = page.locator('.entry', { hasText: 'Everything you wrote here has been erased.' });
    await said.waitFor();
    await expect.poll(() => buttons.count()).toBe(0);
    await page.waitForTimeout(1_000);
    expect(await isInView(page, said)).toBe(true);
    await page.context().close();
  });
});
