// Tests in a real browser that text an adviser writes after a first reply is kept: another reply, or a
// correction.
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { runSite } from '../../fakes/web/running-site.js';
import { describeWith } from '../../support/requirements.js';
import { inBrowser } from '../support/running-in-browser.js';
import { ask, QUESTION_BOX, signIn, pressForAdviser } from '../visits.js';
import { QUESTIONS, writtenAnswers } from '../written-answers.js';

describeWith('chromium', 'after a first reply', (chromium) => {
  const running = inBrowser(chromium, () => runSite(writtenAnswers));

  async function replied(): Promise<{ page: Page; asking: Page }> {
    const { page: asking } = await running.visit('/');
    await ask(asking, QUESTIONS.unanswerable);
    await pressForAdviser(asking);
    await asking.locator('.handoff-line').waitFor();
    const { page } = await running.visit('/desk');
    await signIn(page, 'Ann Okafor');
    await page
      .getByRole('button', { name: /^Claim/ })
      .first()
      .click();
    await page.getByLabel('Your message').fill('Ring the wrong number.');
    await page.getByRole('button', { name: 'Send to the practitioner' }).click();
    await page.locator('.turn-to-practitioner').filter({ hasNotText: 'not sent yet' }).waitFor();
    return { page, asking };
  }

  const correction = (page: Page) => page.locator('.turn-to-practitioner details.change textarea').first();

  async function correcting(): Promise<{ page: Page; asking: Page }> {
    const { page, asking } = await replied();
    await page.locator('.turn-to-practitioner details.change summary').first().click();
    return { page, asking };
  }

  async function interrupt(asking: Page, page: Page): Promise<void> {
    await asking.getByLabel(QUESTION_BOX).fill('Are you there?');
    await asking.keyboard.press('Enter');
    await page.locator('.turn-to-adviser', { hasText: 'Are you there?' }).waitFor();
  }

  async function saveNation(page: Page): Promise<void> {
    await page.locator('#set-nation summary').click();
    await page.locator('#request-nation').selectOption('scotland');
    await page.locator('#set-nation').getByRole('button').click();
    await page.locator('.said').waitFor();
    await page.locator('html.scripted').waitFor();
  }

  test('another reply and a correction stay when the nation is saved', async () => {
    const { page, asking } = await correcting();
    await correction(page).fill('Ring 0800 1111.');
    await page.getByLabel('Your message').pressSequentially('The second reply, not sent');
    await saveNation(page);
    expect(await page.getByLabel('Your message').inputValue()).toBe('The second reply, not sent');
    expect(await correction(page).inputValue()).toBe('Ring 0800 1111.');
    expect(await correction(page).isVisible()).toBe(true);
    await page.context().close();
    await asking.context().close();
  });

  test('a correction keeps the focus, and stays empty, when the practitioner writes at the same time', async () => {
    const { page, asking } = await correcting();
    await correction(page).fill('');
    await interrupt(asking, page);
    expect(await correction(page).inputValue()).toBe('');
    await page.keyboard.type('Ring 0800 1111.');
    expect(await correction(page).inputValue()).toBe('Ring 0800 1111.');
    await page.context().close();
    await asking.context().close();
  });
});
