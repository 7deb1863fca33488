// What a practitioner looks for on the chat page: questions to start from, room to read, and a sign of new replies.
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runSite } from '../fakes/web/running-site.js';
import type { RunningSite } from '../fakes/web/running-site.js';
import { describeWith } from '../support/requirements.js';
import { launchChromium } from './chromium.js';
import { ask, visit } from './visits.js';
import { QUESTIONS, writtenAnswers } from './written-answers.js';

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true };

describeWith('chromium', 'the chat page', (chromium) => {
  let browser: Browser;
  let site: RunningSite;
  beforeAll(async () => {
    browser = await launchChromium(chromium);
    site = await runSite(
      writtenAnswers,
      {},
      {},
      {
        examples: () => Promise.resolve([QUESTIONS.answered, QUESTIONS.older]),
      },
    );
  });
  afterAll(async () => {
    await browser.close();
    await site.close();
  });

  test.each([true, false])(
    'asks an example question that is pressed, with a script: %s',
    async (scripted) => {
      const { page, complaints } = await visit(browser, site, '/', { javaScriptEnabled: scripted });
      await page.getByRole('button', { name: QUESTIONS.older }).focus();
      await page.keyboard.press('Enter');
      await page.locator('.quote', { hasText: 'privately fostered' }).waitFor();
      expect(await page.locator('.entry-in .text').innerText()).toBe(QUESTIONS.older);
      expect(await page.getByRole('button', { name: QUESTIONS.answered }).isVisible()).toBe(false);
      expect(complaints).toEqual([]);
      await page.context().close();
    },
  );

  test('leaves seven eighths of a phone’s height to read in', async () => {
    const { page } = await visit(browser, site, '/', PHONE);
    await ask(page, QUESTIONS.answered);
    const box = await page.locator('#composer').boundingBox();
    expect(box!.height).toBeLessThan(PHONE.viewport.height / 8 + 5);
    expect(box!.y + box!.height).toBeGreaterThan(PHONE.viewport.height - 2);
    await page.context().close();
  });

  test('says that a reply is below, until it is scrolled to', async () => {
    const { page } = await visit(browser, site, '/', PHONE);
    for (let times = 0; times < 3; times += 1) await ask(page, QUESTIONS.answered);
    const other = await page.context().newPage();
    await page.evaluate('window.scrollTo(0, 0)');
    await other.goto('/');
    await ask(other, QUESTIONS.unanswerable);
    const jump = page.getByRole('link', { name: 'New reply below' });
    await jump.waitFor();
    await page.evaluate('window.scrollTo(0, document.body.scrollHeight)');
    await jump.waitFor({ state: 'hidden' });
    await page.context().close();
  });
});
