// Tests that the chat loses nothing and shows nothing false while someone types, opens or copies something.
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { runSite } from '../../fakes/web/running-site.js';
import { describeWith } from '../../support/requirements.js';
import { inBrowser } from '../support/running-in-browser.js';
import { ask, QUESTION_BOX } from '../visits.js';
import { QUESTIONS, writtenAnswers } from '../written-answers.js';

const press = (page: Page, key: object) =>
  page.evaluate(
    `document.activeElement.dispatchEvent(new KeyboardEvent('keydown', ${JSON.stringify({ ...key, bubbles: true, cancelable: true })}))`,
  );

describeWith('chromium', 'an open chat', (chromium) => {
  const running = inBrowser(chromium, () => runSite(writtenAnswers));

  test('keeps what is open and being typed in an answer that is sent again', async () => {
    const { page, complaints } = await running.visit('/');
    await ask(page, QUESTIONS.personal);
    const form = page.locator('.entry-out .asks').last();
    await form.locator('summary').click();
    const field = form.locator('[name=words]');
    await field.fill('the blue');
    await field.press('Home');
    await page.evaluate('for (const entry of document.querySelectorAll(".entry")) entry.dataset.old = ""');
    const { store } = running.site;
    const [answer] = await store.records.answers.latest(1);
    await store.transaction(async ({ outgoing }) => {
      for (const { key } of await outgoing.ofAnswer(answer!.id)) await outgoing.setState(key, 'sent');
    });
    await page.evaluate("document.dispatchEvent(new Event('visibilitychange'))");
    await page.locator('.entry-out:not([data-old]) .asks[open]').waitFor({ timeout: 10_000 });
    expect(await field.inputValue()).toBe('the blue');
    await page.keyboard.type('in ');
    expect(await field.inputValue()).toBe('in the blue');
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  test('does not send a message when Enter accepts a suggestion of an input method', async () => {
    const { page } = await running.visit('/');
    await page.waitForLoadState();
    await page.getByLabel(QUESTION_BOX).fill('有');
    await press(page, { key: 'Enter', keyCode: 229 });
    expect(await page.getByLabel(QUESTION_BOX).inputValue()).toBe('有');
    await press(page, { key: 'Enter', keyCode: 13 });
    expect(await page.getByLabel(QUESTION_BOX).inputValue()).toBe('');
    await page.context().close();
  });

  test('the button that copies a quote has its own label again, also if it was pressed twice', async () => {
    const { page } = await running.visit('/', { permissions: ['clipboard-write'] });
    await ask(page, QUESTIONS.answered);
    const button = page.locator('[data-copy]').first();
    const label = await button.textContent();
    const announced = page.locator('#announcements p', { hasText: 'Quote copied.' });
    await page.clock.install();
    await button.click();
    await announced.nth(0).waitFor({ state: 'attached' });
    await button.click();
    await announced.nth(1).waitFor({ state: 'attached' });
    await page.clock.runFor(10_000);
    expect(await button.textContent()).toBe(label);
    await page.context().close();
  });

  test('keeps a private link in its field when the page is read in Welsh, and no longer than that', async () => {
    const { page } = await running.visit('/chat/return#a-secret');
    await page.locator('button[name="language"]').click();
    await page.locator('html[lang="cy"].scripted').waitFor();
    expect(await page.locator('#link').inputValue()).toBe('a-secret');
    await page.goto('/chat/return');
    await page.locator('html.scripted').waitFor();
    expect(await page.locator('#link').inputValue()).toBe('');
    await page.context().close();
  });

  test('adds the date to a time once its day is over', async () => {
    const { page } = await running.visit('/');
    await page.clock.install();
    await page.reload();
    await ask(page, QUESTIONS.answered);
    const time = page.locator('.entry-in time').first();
    const clock = (await time.textContent())!;
    await page.clock.fastForward('24:00:00');
    await page.clock.runFor(61_000);
    await expect.poll(() => time.textContent()).toMatch(new RegExp(`^\\d+ \\w+ \\d{4}, ${clock}$`));
    await page.context().close();
  });
});
