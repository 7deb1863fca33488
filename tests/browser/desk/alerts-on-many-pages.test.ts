// Tests alerts while an adviser has several pages of the desk open, some of which cannot show or play alerts.
import type { BrowserContext, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { runSite } from '../../fakes/web/running-site.js';
import { describeWith } from '../../support/requirements.js';
import { RECORDER, seen } from '../support/alert-recorder.js';
import { inBrowser } from '../support/running-in-browser.js';
import { ask, signIn } from '../visits.js';
import { QUESTIONS, writtenAnswers } from '../written-answers.js';

describeWith('chromium', 'alerts on several pages of the desk', (chromium) => {
  const running = inBrowser(chromium, () => runSite(writtenAnswers));

  async function openPage(context: BrowserContext, path: string): Promise<Page> {
    const page = await context.newPage();
    await page.addInitScript(RECORDER);
    await page.goto(new URL(path, running.site.url).href);
    return page;
  }
  const tonesOf = async (page: Page) => (await seen(page)).tones.length;
  const toldOf = (page: Page) => page.evaluate<string>(`localStorage.getItem('desk told by sound')`);

  test('tells of an urgent request once a page can, though another that cannot was open first', async () => {
    const { page: first } = await running.visit('/desk');
    await signIn(first, 'Ann Okafor');
    const context = first.context();
    const silent = await openPage(context, '/desk/saved-replies');
    await silent.evaluate('blocksSound = true');
    await first.close();
    const page = await openPage(context, '/desk');
    await page.locator('[data-alert="sound"]').click();
    await page.locator('[data-alert="sound"][aria-pressed="true"]').waitFor();
    await page.evaluate('blocksSound = true');

    const urgent = (await running.visit('/')).page;
    await ask(urgent, QUESTIONS.urgent);
    await silent.locator('#needs [data-urgent]').first().waitFor({ state: 'attached' });
    await page.locator('#needs [data-urgent]').first().waitFor({ state: 'attached' });
    const before = await tonesOf(page);
    // Reloading resets `blocksSound`, so the page can play sounds again.
    await page.reload();
    await expect.poll(() => tonesOf(page)).toBe(4);
    expect(await toldOf(page)).toMatch(/:urgent:waiting:.+:0$/);
    expect([before, await tonesOf(silent)]).toEqual([1, 0]);
    await context.close();
    await urgent.context().close();
  });
});
