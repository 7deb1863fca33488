// Tests that a chat tab keeps its conversation and any unsent text, and that people can come back after
// signing out.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { runPagesWithProvider } from '../../fakes/web/pages-with-provider.js';
import { runSite } from '../../fakes/web/running-site.js';
import { describeWith } from '../../support/requirements.js';
import { inBrowser } from '../support/running-in-browser.js';
import { ask, QUESTION_BOX, signIn, pressForAdviser } from '../visits.js';
import { QUESTIONS, writtenAnswers } from '../written-answers.js';

/**
 * Simulates switching to another tab and back, because a page in a headless browser always counts as visible.
 */
const lookAgain = (page: Page) => page.evaluate("document.dispatchEvent(new Event('visibilitychange'))");
const entriesOf = (page: Page) => page.locator('#entries').innerText();

async function askForAdviser(page: Page): Promise<void> {
  await ask(page, QUESTIONS.unanswerable);
  await pressForAdviser(page);
  await page.locator('.handoff-line').waitFor();
}

describeWith('chromium', 'two tabs of the chat', (chromium) => {
  const running = inBrowser(chromium, () => runSite(writtenAnswers));

  test('each keep their own conversation, and the adviser reaches the one who asked', async () => {
    const { page: one, complaints } = await running.visit('/');
    await askForAdviser(one);
    const other = await one.context().newPage();
    await other.goto('/');
    await other.getByRole('button', { name: 'New conversation' }).click();
    await other.locator('#introduction').waitFor();
    await other.getByText('You are waiting for an adviser in another conversation.').waitFor();
    await ask(other, QUESTIONS.answered);
    await lookAgain(one);
    const desk = await running.visit('/desk');
    await signIn(desk.page, 'Ann Okafor');
    await desk.page
      .getByRole('button', { name: /^Claim/ })
      .first()
      .click();
    await desk.page.getByLabel('Your message').fill('Please call me now.');
    await desk.page.getByRole('button', { name: 'Send to the practitioner' }).click();
    await one.locator('.relayed', { hasText: 'Please call me now.' }).waitFor();
    expect(await entriesOf(one)).not.toContain(QUESTIONS.answered);
    await other.getByText('An adviser is helping you in another conversation.').waitFor();
    await one.getByLabel(QUESTION_BOX).fill('I will call you.');
    await one.keyboard.press('Enter');
    await desk.page.locator('.turn-to-adviser', { hasText: 'I will call you.' }).waitFor();
    expect(await entriesOf(other)).not.toContain('I will call you.');
    expect(complaints).toEqual([]);
    await one.context().close();
    await desk.page.context().close();
  });

  test('are both told when the chat is ended in one of them', async () => {
    const { page: one } = await running.visit('/');
    await ask(one, QUESTIONS.answered);
    const other = await one.context().newPage();
    await other.goto('/');
    await other.getByText('More', { exact: true }).click();
    await other.getByRole('button', { name: 'End chat on this device' }).click();
    await other.locator('#introduction').waitFor();
    await lookAgain(one);
    await one.locator('#stopped', { hasText: 'This chat has ended on this device.' }).waitFor();
    await one.getByLabel(QUESTION_BOX).fill('Where does this go?');
    await one.keyboard.press('Enter');
    await one.locator('.not-sent', { hasText: 'Copy what you wrote, then reload the page' }).waitFor();
    expect(await one.getByRole('button', { name: 'Try again' }).count()).toBe(0);
    expect(await one.getByRole('button', { name: 'Change it' }).count()).toBe(1);
    await one.context().close();
  });

  test('share one conversation when both were opened at once, before anything was said', async () => {
    const { page: one } = await running.visit('/');
    await one.context().clearCookies();
    const other = await one.context().newPage();
    await other.goto('/');
    await lookAgain(one);
    await ask(one, QUESTIONS.answered);
    await other.locator('#entries .entry-in', { hasText: QUESTIONS.answered }).waitFor();
    expect(await one.locator('#stopped').innerText()).toBe('');
    await one.context().close();
  });

  test('show the reply to a message that another first visit moved to its own conversation', async () => {
    const { page: one } = await running.visit('/');
    const opened = one.waitForResponse(/chat\/events/);
    await one.reload();
    await opened;
    await one.context().clearCookies();
    await one.context().request.get('/');
    await ask(one, QUESTIONS.answered);
    await one.context().close();
  });

  test('show a message once when its reply was lost, before and after trying again', async () => {
    const { page } = await running.visit('/');
    await ask(page, QUESTIONS.answered);
    await page.route('**/chat/messages', async (route) => {
      await route.fetch();
      await page.locator('.entry-in', { hasText: QUESTIONS.older }).nth(1).waitFor({ state: 'detached' });
      await route.abort('timedout');
    });
    await page.getByLabel(QUESTION_BOX).fill(QUESTIONS.older);
    await page.keyboard.press('Enter');
    await page.locator('#entries .entry-in', { hasText: QUESTIONS.older }).waitFor();
    await expect.poll(() => page.locator('#pending > li').count()).toBe(0);
    // Waits for the route handler to abort the reply, because the page can find out earlier that its message
    // was sent.
    await page.unrouteAll({ behavior: 'wait' });
    // Simulates a page that was reloaded before it found out that its message had been sent.
    await page.evaluate(`(async () => {
      const [message] = [{ press: 'sent-before-the-reload', text: 'Sent before' }];
      const { tag, token } = document.body.dataset;
      await fetch('/chat/messages', { method: 'POST', headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ ...message, token }) });
      sessionStorage.setItem('not yet sent ' + tag, JSON.stringify([message]));
    })()`);
    await page.reload();
    await page.getByRole('button', { name: 'Try again' }).click();
    await expect.poll(() => page.locator('#pending > li').count()).toBe(0);
    expect(await page.locator('#entries .entry-in', { hasText: 'Sent before' }).count()).toBe(1);
    await page.context().close();
  });

  test('keep a half-written question while a quote is opened, in its own conversation only', async () => {
    const { page } = await running.visit('/');
    await ask(page, QUESTIONS.answered);
    const box = page.getByLabel(QUESTION_BOX);
    await box.pressSequentially('And who tells');
    await page.getByRole('link', { name: 'See the quote in the document' }).first().click();
    await page.getByRole('link', { name: 'Back to your questions' }).first().click();
    await expect.poll(() => box.inputValue()).toBe('And who tells');
    await box.press('Enter');
    await expect.poll(() => box.inputValue()).toBe('');
    await page.reload();
    expect(await box.inputValue()).toBe('');
    await box.pressSequentially('About child 2');
    await page.getByRole('button', { name: 'New conversation' }).click();
    await page.locator('#introduction').waitFor();
    expect(await box.inputValue()).toBe('');
    await page.context().close();
  });

  test('offer an unsent message in its own conversation only', async () => {
    const { page } = await running.visit('/');
    await ask(page, QUESTIONS.answered);
    await page.context().setOffline(true);
    await page.getByLabel(QUESTION_BOX).fill('About child 1');
    await page.keyboard.press('Enter');
    await page.locator('.not-sent').waitFor();
    await page.context().setOffline(false);
    page.on('dialog', (dialog) => void dialog.accept());
    await page.getByRole('button', { name: 'New conversation' }).click();
    await page.locator('#introduction').waitFor();
    expect(await page.locator('#pending').innerText()).toBe('');
    await page.goto('/chat/earlier');
    await page.getByRole('button', { name: /^Open/ }).first().click();
    await page.locator('#pending', { hasText: 'About child 1' }).waitFor();
    await page.context().close();
  });
});

describeWith('chromium', 'the chat of someone who has to sign in', (chromium) => {
  let now = new Date();
  const running = inBrowser(chromium, () =>
    runSite(writtenAnswers, {}, {}, { webAccess: 'signed-in', clock: () => now }),
  );

  async function signInAs(page: Page, name: string): Promise<void> {
    await page.getByLabel('Your role').selectOption('practitioner');
    await page.getByLabel(/Your name/).fill(name);
    await page.keyboard.press('Enter');
    await page.getByLabel(QUESTION_BOX).waitFor();
  }

  test('says that the session has ended, keeps what was written, and goes on after signing in again', async () => {
    const { page } = await running.visit('/');
    await signInAs(page, 'Pat');
    await askForAdviser(page);
    now = new Date(now.getTime() + 5 * 3_600_000);
    await lookAgain(page);
    await page.locator('#stopped', { hasText: 'You have been signed out.' }).waitFor();
    await page.getByLabel(QUESTION_BOX).fill('A child is being hurt right now by the man in the next room.');
    await page.keyboard.press('Enter');
    const told = await page.locator('.not-sent').innerText();
    expect(told).toContain('999');
    expect(told).toContain('You have been signed out. Sign in again');
    page.on('dialog', (dialog) => void dialog.accept());
    await page.locator('#stopped a').click();
    await signInAs(page, 'Pat');
    expect(await entriesOf(page)).toContain(QUESTIONS.unanswerable);
    await page.locator('.handoff-line').waitFor();
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.locator('#entries .entry-in', { hasText: 'in the next room' }).waitFor();
    await page.context().close();
  });

  test('says that the session has ended where someone who reads further up sees it', async () => {
    const { page } = await running.visit('/', { viewport: { width: 390, height: 844 } });
    await signInAs(page, 'Pat');
    await ask(page, QUESTIONS.answered);
    await page.evaluate('scrollTo(0, 0)');
    now = new Date(now.getTime() + 5 * 3_600_000);
    await lookAgain(page);
    const said = page.locator('#stopped', { hasText: 'You have been signed out.' });
    await said.waitFor();
    const { y, height } = (await said.boundingBox())!;
    expect(y + height).toBeLessThan(844);
    await page.context().close();
  });

  test('shows replies again to someone who has signed in in another window and sends a message', async () => {
    const { page } = await running.visit('/');
    await signInAs(page, 'Pat');
    await ask(page, QUESTIONS.answered);
    now = new Date(now.getTime() + 5 * 3_600_000);
    await lookAgain(page);
    await page.locator('#stopped', { hasText: 'You have been signed out.' }).waitFor();
    const other = await page.context().newPage();
    await other.goto('/');
    await signInAs(other, 'Pat');
    await page.getByLabel(QUESTION_BOX).fill(QUESTIONS.unanswerable);
    await page.keyboard.press('Enter');
    await page.locator('#entries .entry-in', { hasText: QUESTIONS.unanswerable }).waitFor();
    expect(await page.locator('#stopped').innerText()).toBe('');
    await page.context().close();
  });
});

describeWith('chromium', 'a private link at a service that needs a sign-in', (chromium) => {
  const running = inBrowser(chromium, () => runPagesWithProvider({ webAccess: 'signed-in' }));

  test('keeps its secret from the identity provider, and fills it in afterwards', async () => {
    const login = createServer((_, reply) =>
      reply.setHeader('Content-Type', 'text/html').end('<title>Provider</title><h1>Type your password</h1>'),
    );
    await new Promise<void>((resolve) => login.listen(0, '127.0.0.1', resolve));
    let back = '';
    running.site.provider.fault.callback = (address: URL) => {
      back = address.href;
      address.port = String((login.address() as AddressInfo).port);
      address.pathname = '/login';
      address.search = '';
    };
    const { page } = await running.visit('/chat/return#THE-SECRET.OF-THE-LINK');
    await page.getByRole('link', { name: 'Sign in' }).click();
    await page.getByRole('heading', { name: 'Type your password' }).waitFor();
    expect(page.url()).not.toContain('THE-SECRET');
    await page.goto(back);
    await page.waitForURL(/chat\/return$/);
    expect(await page.getByLabel('Private link').inputValue()).toBe('THE-SECRET.OF-THE-LINK');
    expect(await page.evaluate<number>('sessionStorage.length')).toBe(0);
    await page.context().close();
    login.close();
  });
});
