// Tests in a real browser that the list of nations in the chat shows the nation that answers are for.
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { runSite } from '../../fakes/web/running-site.js';
import { describeWith } from '../../support/requirements.js';
import { inBrowser } from '../support/running-in-browser.js';
import { ask, QUESTION_BOX } from '../visits.js';
import { QUESTIONS, writtenAnswers } from '../written-answers.js';

describeWith('chromium', 'the list of nations', (chromium) => {
  const running = inBrowser(chromium, () => runSite(writtenAnswers));

  async function opened(): Promise<Page> {
    const { page } = await running.visit('/');
    await ask(page, QUESTIONS.answered);
    await page.locator('#nation summary').click();
    return page;
  }
  const choose = (page: Page, nation: string) =>
    page.locator('#nation').getByRole('button', { name: nation }).click();
  const chosen = (page: Page) => page.locator('#nation [aria-pressed=true]').allTextContents();
  const isOpen = async (page: Page) => (await page.locator('#nation').getAttribute('open')) !== null;
  const summary = (page: Page) => page.locator('#nation summary').innerText();

  test('sets the nation with one press, says so and closes', async () => {
    const page = await opened();
    expect(await chosen(page)).toEqual(['All nations']);
    await choose(page, 'Scotland');
    await expect.poll(() => summary(page)).toContain('Scotland');
    await expect.poll(() => chosen(page)).toEqual(['Scotland']);
    await page.locator('#announcements', { hasText: 'I’m using guidance for Scotland.' }).waitFor({
      state: 'attached',
    });
    expect(await isOpen(page)).toBe(false);
    await page.getByLabel(QUESTION_BOX).fill('nation Wales');
    await page.keyboard.press('Enter');
    await expect.poll(() => summary(page)).toContain('Wales');
    expect(await chosen(page)).toEqual(['Wales']);
    await page.context().close();
  });

  test('stays open, and as it was, if the choice could not be sent', async () => {
    const page = await opened();
    await page.route('**/chat/actions', (route) => route.abort());
    await choose(page, 'Scotland');
    await page.locator('#nation').getByText('Not sent: there was no reply from the server.').waitFor();
    expect(await chosen(page)).toEqual(['All nations']);
    expect(await isOpen(page)).toBe(true);
    await page.context().close();
  });

  test('closes when a question is sent, so that it does not cover the answer', async () => {
    const page = await opened();
    await ask(page, QUESTIONS.answered);
    expect(await isOpen(page)).toBe(false);
    await page.context().close();
  });

  test('sets the nation with one press without a script', async () => {
    const { page } = await running.visit('/', { javaScriptEnabled: false });
    await page.locator('#nation summary').click();
    await choose(page, 'Wales');
    expect(await summary(page)).toContain('Wales');
    await page.locator('#nation summary').click();
    expect(await chosen(page)).toEqual(['Wales']);
    await page.context().close();
  });
});
