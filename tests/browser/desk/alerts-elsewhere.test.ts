// Tests alerts at the desk while an adviser is on a page other than the list of requests.
import { expect, test } from 'vitest';
import { runSite } from '../../fakes/web/running-site.js';
import { describeWith } from '../../support/requirements.js';
import { RECORDER, seen } from '../support/alert-recorder.js';
import { inBrowser } from '../support/running-in-browser.js';
import { ask, QUESTION_BOX, signIn, pressForAdviser } from '../visits.js';
import { QUESTIONS, writtenAnswers } from '../written-answers.js';

describeWith('chromium', 'alerts on every page of the desk', (chromium) => {
  const running = inBrowser(chromium, () => runSite(writtenAnswers));

  test('alerts an adviser who reads a request to an urgent one, and to a reply in another one that they hold', async () => {
    const asked = (await running.visit('/')).page;
    await ask(asked, QUESTIONS.clarification);
    await pressForAdviser(asked);
    const { page, complaints } = await running.visit('/desk', { viewport: { width: 1100, height: 800 } });
    await page.addInitScript(RECORDER);
    await signIn(page, 'Ann Okafor');
    await page.reload();
    await page.locator('[data-alert="sound"]').click();
    await page.locator('[data-alert="notification"]').click();
    await page.locator('[data-alert="notification"][aria-pressed="true"]').waitFor();
    await page.getByRole('link', { name: QUESTIONS.clarification }).first().click();
    await page.getByRole('button', { name: 'Claim' }).click();
    await page.locator('#reply').fill('Which nation is it?');
    await page.locator('button[value="reply"]').click();
    await page.locator('.turn', { hasText: 'Which nation is it?' }).waitFor();

    await page.goto('/desk/saved-replies');
    await asked.getByLabel(QUESTION_BOX).fill('It is in Wales.');
    await asked.keyboard.press('Enter');
    await page.getByRole('link', { name: '1 of your requests has been waiting for your reply' }).waitFor();
    await expect.poll(() => page.title()).toMatch(/^\(1 of your requests\) Saved replies/);
    await expect
      .poll(async () => (await seen(page)).shown)
      .toEqual([['Someone is waiting for your reply.', '']]);

    await page.getByRole('link', { name: '1 of your requests has been waiting' }).click();
    await page.locator('#reply').waitFor();
    const urgent = (await running.visit('/')).page;
    await ask(urgent, QUESTIONS.urgent);
    await expect.poll(async () => (await seen(page)).shown).toHaveLength(1);
    expect(await seen(page)).toMatchObject({ shown: [['An urgent request needs an adviser.', '']] });
    await expect.poll(() => page.title()).toMatch(/^\(1 urgent\)/);
    expect(complaints).toEqual([]);
    for (const one of [asked, urgent, page]) await one.context().close();
  });
});
