// Tests claiming, replying and closing at the desk using only the keyboard, and with a screen reader.
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { runSite } from '../../fakes/web/running-site.js';
import { describeWith } from '../../support/requirements.js';
import { inBrowser } from '../support/running-in-browser.js';
import { focusedText, tabTo } from '../page-checks.js';
import { ask, QUESTION_BOX, signIn, pressForAdviser } from '../visits.js';
import { QUESTIONS, writtenAnswers } from '../written-answers.js';

describeWith('chromium', 'the desk by keyboard', (chromium) => {
  const running = inBrowser(chromium, () => runSite(writtenAnswers));

  async function askForAdviser(question: string): Promise<Page> {
    const { page } = await running.visit('/');
    await ask(page, question);
    await pressForAdviser(page);
    await page.getByText('I have sent your request to the advisers.').first().waitFor();
    return page;
  }

  test('claims, replies and closes without a mouse', async () => {
    const practitioner = await askForAdviser(QUESTIONS.unanswerable);
    const { page, complaints } = await running.visit('/desk');
    await tabTo(page, '#name');
    await page.keyboard.type('Ann Okafor');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Waiting' }).waitFor();

    await tabTo(page, 'button[value="claim"]');
    expect(await focusedText(page)).toContain(QUESTIONS.unanswerable);
    await page.keyboard.press('Enter');
    await page.locator('#reply').waitFor();
    await practitioner.getByText('Ann Okafor, an adviser, is now helping you.').first().waitFor();

    await tabTo(page, '#reply');
    await page.keyboard.type('Ask the council’s own travel team.');
    await tabTo(page, 'button[value="reply"]');
    await page.keyboard.press('Enter');
    await practitioner.locator('.relayed', { hasText: 'travel team' }).waitFor();
    await expect.poll(() => page.locator('#reply').inputValue()).toBe('');
    // The reply box keeps the focus, so that advisers can carry on writing.
    expect(await page.evaluate<string>('document.activeElement.id')).toBe('reply');

    await tabTo(page, 'details:has(#outcome) > summary');
    await page.keyboard.press('Enter');
    await tabTo(page, '#outcome');
    await page.keyboard.type('Pointed');
    await tabTo(page, 'button[value="resolve"]');
    await page.keyboard.press('Enter');
    await page.getByText('This request is closed.').waitFor();
    await expect
      .poll(() => focusedText(page))
      .toBe('You have closed this conversation. The practitioner has been told.');
    await expect
      .poll(() => page.locator('#case-head').textContent())
      .toContain('Closed: Pointed to guidance');
    await practitioner.getByText('Did the adviser help?').first().waitFor();
    expect(complaints).toEqual([]);
    await page.context().close();
    await practitioner.context().close();
  });

  test('puts right what was sent, without a mouse', async () => {
    const practitioner = await askForAdviser(QUESTIONS.unanswerable);
    const { page, complaints } = await running.visit('/desk');
    await signIn(page, 'Ann Okafor');
    await page.locator('#queue').getByRole('link', { name: QUESTIONS.unanswerable }).click();
    await page.locator('button[value="claim"]').click();
    await page.locator('#reply').fill('Ring them before five.');
    await page.locator('button[value="reply"]').click();
    await practitioner.locator('.relayed', { hasText: 'before five' }).waitFor();

    await tabTo(page, '.change > summary');
    expect(await focusedText(page)).toMatch(/^Edit\s*: Ring them before five\.$/);
    await page.keyboard.press('Enter');
    await tabTo(page, '.change textarea');
    // The label includes the message, so that this box is not mistaken for the box for a new message.
    const edited = page.getByRole('textbox', { name: /^Edit message\s*: Ring them before five\.$/ });
    expect(await edited.getAttribute('id')).toMatch(/^change-/);
    await page.keyboard.press('Control+a');
    await page.keyboard.type('Ring them before *six*.');
    await tabTo(page, 'button[value="change"]');
    await page.keyboard.press('Enter');
    await practitioner.locator('.relayed strong', { hasText: 'six' }).waitFor();
    await page.locator('.turn-head', { hasText: ', changed' }).waitFor();
    expect(await page.locator('.turn blockquote').last().textContent()).toBe('Ring them before six.');
    // No part of the message is left in the browser, where it could reappear at the next visit.
    expect(await page.evaluate<string[]>('Object.keys(sessionStorage)')).toEqual([]);
    expect(complaints).toEqual([]);
    await page.context().close();
    await practitioner.context().close();
  });

  test('tells a screen reader what is new, once and in few words', async () => {
    const practitioner = await askForAdviser(QUESTIONS.older);
    const { page } = await running.visit('/desk');
    await signIn(page, 'Ben Hughes');
    await page.getByRole('link', { name: QUESTIONS.older }).click();
    await page.getByRole('button', { name: 'Claim' }).click();
    await page.locator('#reply').waitFor();
    const region = page.locator('#announcements');
    expect(await region.getAttribute('role')).toBe('status');
    await expect.poll(() => region.textContent()).toMatch(/^You have claimed this\./);
    await page.evaluate(`
      window.said = [];
      new MutationObserver(() => {
        const text = document.getElementById('announcements').textContent;
        if (text) window.said.push(text);
      }).observe(document.getElementById('announcements'), { childList: true, characterData: true, subtree: true });
    `);
    for (const words of ['One thing', 'Another thing', 'A third thing']) {
      await practitioner.getByLabel(QUESTION_BOX).fill(words);
      await practitioner.keyboard.press('Enter');
    }
    await page.locator('.turn-to-adviser', { hasText: 'A third thing' }).waitFor();
    await expect.poll(() => page.evaluate<string[]>('window.said')).not.toEqual([]);
    const said = await page.evaluate<string[]>('window.said');
    expect(said.length).toBeLessThanOrEqual(2);
    expect(said.join(' ')).toMatch(/^The practitioner has sent (a message|\d messages)\./);
    expect(said.join(' ')).not.toContain('thing');
    await page.context().close();
    await practitioner.context().close();
  });

  test('reads out what is new although the count of requests changes again straight after it', async () => {
    const { page } = await running.visit('/desk');
    await signIn(page, 'Ann Okafor');
    const event = (announcement: string, count: string) =>
      `event: regions\ndata: ${JSON.stringify({ regions: [], announcement, count })}\n\n`;
    const body = [
      event('', '2 waiting, 0 claimed.'),
      event('A request has been transferred to you.', '1 waiting, 1 claimed.'),
      event('', '2 waiting, 1 claimed.'),
    ].join('');
    await page.route('**/desk/events*', (route) => route.fulfill({ contentType: 'text/event-stream', body }));
    await page.reload();
    await expect
      .poll(() => page.locator('#announcements').textContent())
      .toBe('A request has been transferred to you. 2 waiting, 1 claimed.');
    await page.context().close();
  });

  test('keeps what is written while another form is sent, and after a reload', async () => {
    const practitioner = await askForAdviser(QUESTIONS.clarification);
    const { page } = await running.visit('/desk');
    await signIn(page, 'Cyd Evans');
    await page.getByRole('link', { name: QUESTIONS.clarification }).click();
    await page.getByRole('button', { name: 'Claim' }).click();
    await page.getByLabel('Your message').fill('Half a reply');
    await page.getByText('Search the guidance privately').click();
    await page.getByLabel(QUESTION_BOX).fill(QUESTIONS.answered);
    await page.getByRole('button', { name: 'Search', exact: true }).click();
    await page.locator('.turn-private').waitFor();
    expect(await page.getByLabel('Your message').inputValue()).toBe('Half a reply');
    await page.reload();
    expect(await page.getByLabel('Your message').inputValue()).toBe('Half a reply');
    expect(await page.locator('#private-question').inputValue()).toBe('');
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.getByRole('heading', { name: 'You are not signed out yet' }).waitFor();
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.getByRole('heading', { name: 'You are signed out' }).waitFor();
    // A script on the signed-out page clears the browser’s session storage.
    await expect.poll(() => page.evaluate<number>('sessionStorage.length')).toBe(0);
    await page.context().close();
    await practitioner.context().close();
  });
});
