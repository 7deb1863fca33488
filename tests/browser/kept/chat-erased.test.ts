// Tests in a real browser what happens to messages that are sent after erasing.
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { runSite } from '../../fakes/web/running-site.js';
import { describeWith } from '../../support/requirements.js';
import { inBrowser } from '../support/running-in-browser.js';
import { ask, QUESTION_BOX } from '../visits.js';
import { QUESTIONS, writtenAnswers } from '../written-answers.js';

describeWith('chromium', 'the chat after erasing', (chromium) => {
  const running = inBrowser(chromium, () => runSite(writtenAnswers));

  async function erased({ isInAddress = false } = {}) {
    const { page, complaints } = await running.visit('/');
    await ask(page, QUESTIONS.answered);
    if (isInAddress) await page.goto(new URL(`/?chat=${await tagOf(page)}`, page.url()).href);
    await page.getByText('More', { exact: true }).click();
    await page.locator('#composer').getByRole('button', { name: 'Erase what I wrote' }).click();
    await page.locator('#entries').getByRole('button', { name: 'Yes, erase it' }).click();
    await page.locator('.entry', { hasText: 'Everything you wrote here has been erased.' }).waitFor();
    return { page, complaints };
  }

  const tagOf = (page: Page) => page.evaluate<string>('document.body.dataset.tag');

  async function send(page: Page, text: string): Promise<void> {
    await page.getByLabel(QUESTION_BOX).fill(text);
    await page.keyboard.press('Enter');
  }
  const written = (page: Page, text: string) => page.locator('#entries .entry-in', { hasText: text });

  test('shows both of 2 messages that were sent before a reply, and keeps what is half written', async () => {
    const { page, complaints } = await erased();
    // Adds the link that the page of a long conversation has.
    await page.evaluate(`(() => {
      const whole = document.createElement('p');
      whole.className = 'whole';
      whole.append(Object.assign(document.createElement('a'), { href: '/?all&chat=' + document.body.dataset.tag }));
      document.getElementById('entries').before(whole);
    })()`);
    const tag = await tagOf(page);
    await page.route('**/chat/messages', async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 700));
      await route.continue();
    });
    await send(page, QUESTIONS.unanswerable);
    await page.waitForTimeout(300);
    await send(page, QUESTIONS.urgent);
    await page
      .locator('#announcements', { hasText: 'This is a new conversation.' })
      .waitFor({ state: 'attached' });
    await page.getByLabel(QUESTION_BOX).pressSequentially('And then');
    await written(page, QUESTIONS.unanswerable).waitFor();
    await written(page, QUESTIONS.urgent).waitFor();
    await page.locator('.urgent a[href="tel:999"]').waitFor();
    await expect.poll(() => page.locator('#pending li').count()).toBe(0);
    expect(await page.locator('.entry', { hasText: 'Everything you wrote here' }).count()).toBe(0);
    expect(await page.locator(`.whole, a[href*="${tag}"]`).count()).toBe(0);
    expect(await page.getByLabel(QUESTION_BOX).inputValue()).toBe('And then');
    await page.reload();
    expect(await written(page, QUESTIONS.unanswerable).count()).toBe(1);
    expect(await written(page, QUESTIONS.urgent).count()).toBe(1);
    expect(await page.getByLabel(QUESTION_BOX).inputValue()).toBe('And then');
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  test('shows the new conversation, not the erased one, when the address named that one and the language changes', async () => {
    const { page } = await erased({ isInAddress: true });
    const tag = await tagOf(page);
    await send(page, QUESTIONS.unanswerable);
    await expect.poll(() => tagOf(page)).not.toBe(tag);
    await written(page, QUESTIONS.unanswerable).waitFor();
    expect(page.url()).not.toContain(tag);
    await page.getByRole('button', { name: 'Cymraeg' }).click();
    await page.getByRole('button', { name: 'English' }).waitFor();
    expect(await written(page, QUESTIONS.unanswerable).count()).toBe(1);
    await page.context().close();
  });

  test('finds a message whose reply was lost in the new conversation, and does not offer it again', async () => {
    const { page } = await erased();
    await page.route('**/chat/messages', async (route) => {
      const request = route.request();
      // Does not use `route.fetch`, which would give the browser the cookie of the lost reply.
      await fetch(request.url(), {
        method: 'POST',
        headers: await request.allHeaders(),
        body: request.postData(),
      });
      await route.abort();
    });
    await send(page, QUESTIONS.unanswerable);
    await page.locator('#pending .not-sent').waitFor();
    await page.unrouteAll({ behavior: 'wait' });
    page.on('dialog', (dialog) => void dialog.accept());
    await page.reload();
    await page.getByRole('button', { name: 'Try again' }).waitFor();
    await send(page, QUESTIONS.older);
    await written(page, QUESTIONS.older).waitFor();
    await written(page, QUESTIONS.unanswerable).waitFor();
    await expect.poll(() => page.locator('#pending li').count()).toBe(0);
    expect(await written(page, QUESTIONS.unanswerable).count()).toBe(1);
    await page.context().close();
  });

  test('opens the newest conversation if a server of an earlier version does not say which it is', async () => {
    const { page, complaints } = await erased();
    const json = { stored: true, moved: true };
    await page.route('**/chat/messages', (route) => route.fulfill({ status: 202, json }));
    const reloaded = page.waitForEvent('load');
    page.on('dialog', (dialog) => void dialog.accept());
    await send(page, QUESTIONS.unanswerable);
    await reloaded;
    const kept = await page.evaluate('JSON.stringify({ ...sessionStorage, ...document.body.dataset })');
    expect(kept).not.toContain('undefined');
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  test('leaves only the line that says so, and moves the focus to the question box', async () => {
    const { page, complaints } = await erased();
    await expect.poll(() => page.locator('#entries > li').count()).toBe(1);
    expect(await page.locator('#entries').innerText()).toContain(
      'Everything you wrote here has been erased.',
    );
    await expect.poll(() => page.evaluate('document.activeElement.id')).toBe('question');
    expect(complaints).toEqual([]);
    await page.context().close();
  });
});
