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

  async function choosing(): Promise<Page> {
    const { page } = await running.visit('/');
    await ask(page, QUESTIONS.answered);
    await page.locator('#nation summary').click();
    await page.locator('#nation-choice').selectOption('scotland');
    return page;
  }
  const use = (page: Page) => page.locator('#nation').getByRole('button').click();
  const chosen = (page: Page) => page.locator('#nation-choice').inputValue();
  const summary = (page: Page) => page.locator('#nation summary').innerText();

  test('shows the nation that was chosen in it, and the one that was written later', async () => {
    const page = await choosing();
    await use(page);
    await expect.poll(() => summary(page)).toContain('Scotland');
    await expect.poll(() => chosen(page)).toBe('scotland');
    await page.getByLabel(QUESTION_BOX).fill('nation Wales');
    await page.keyboard.press('Enter');
    await expect.poll(() => summary(page)).toContain('Wales');
    expect(await chosen(page)).toBe('wales');
    await page.context().close();
  });

  test('stays as it was chosen if it could not be sent', async () => {
    const page = await choosing();
    await page.route('**/chat/actions', (route) => route.abort());
    await use(page);
    await expect.poll(() => page.locator('#status').innerText()).not.toMatch(/…|^$/);
    expect(await chosen(page)).toBe('scotland');
    expect(await page.locator('#nation').getAttribute('open')).not.toBeNull();
    await page.context().close();
  });
});
