// Tests where the chat opens in a real browser, and that the form at the bottom never hides new replies.
import type { Locator, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { runSite } from '../../fakes/web/running-site.js';
import { describeWith } from '../../support/requirements.js';
import { inBrowser } from '../support/running-in-browser.js';
import { ask, QUESTION_BOX } from '../visits.js';
import { QUESTIONS, writtenAnswers } from '../written-answers.js';

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true };
const WIDE = { viewport: { width: 1100, height: 800 } };

const topOf = async (shown: Locator) => (await shown.boundingBox())!.y;
const footOf = async (shown: Locator) => {
  const { y, height } = (await shown.boundingBox())!;
  return y + height;
};
const pill = (page: Page) => page.getByRole('link', { name: 'New reply below' });
const lastEntry = (page: Page) => page.locator('#entries > .entry').last();
const form = (page: Page) => page.locator('#composer');

async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env.READ_PICTURES;
  if (folder) await page.screenshot({ path: `${folder}/${name}-${page.viewportSize()!.width}.png` });
}

describeWith('chromium', 'a chat that someone comes back to', (chromium) => {
  const running = inBrowser(chromium, () => runSite(writtenAnswers));

  /**
   * Opens the same conversation as if on another device: with the same cookies, but without knowing what has
   * been read on this one.
   */
  async function writeElsewhere(page: Page, questions: readonly string[]): Promise<void> {
    const { cookies } = await page.context().storageState();
    const other = await running.visit('/', { storageState: { cookies, origins: [] } });
    for (const question of questions) await ask(other.page, question);
    await other.page.context().close();
  }

  test.each([PHONE, WIDE])(
    'opens at the first reply that was not seen, under a line that says so',
    async (screen) => {
      const { page, complaints } = await running.visit('/', screen);
      for (let times = 0; times < 2; times += 1) await ask(page, QUESTIONS.answered);
      await page.evaluate('window.scrollTo(0, document.body.scrollHeight)');
      await page.goto('/privacy');
      await writeElsewhere(page, [QUESTIONS.answered, QUESTIONS.older, QUESTIONS.unanswerable]);
      await page.goto('/');
      const line = page.locator('.new-line');
      await line.waitFor();
      expect(await line.innerText()).toBe('New');
      expect(await topOf(line)).toBeGreaterThanOrEqual(0);
      expect(await topOf(line)).toBeLessThan(150);
      await pill(page).waitFor();
      await picture(page, 'new');
      expect(await page.locator('.new-line ~ .entry-out').count()).toBe(3);
      // After a reload, a reply only counts as seen once it is in view.
      await page.reload();
      await line.waitFor();
      expect(await page.locator('.new-line ~ .entry-out').count()).toBe(2);
      await page.evaluate('window.scrollTo(0, document.body.scrollHeight)');
      await pill(page).waitFor({ state: 'hidden' });
      expect(complaints).toEqual([]);
      await page.context().close();
    },
  );

  test('starts with the number to call in view, however high the phone is', async () => {
    const { page } = await running.visit('/', PHONE);
    const moved: number[] = [];
    for (let height = 560; height <= 900; height += 20) {
      await page.setViewportSize({ width: 390, height });
      await page.reload();
      await page.waitForTimeout(100);
      moved.push(Number(await page.evaluate('window.scrollY')));
    }
    expect(moved.filter((pixels) => pixels > 0)).toEqual([]);
    await page.context().close();
  });

  test.each([PHONE, WIDE])('opens at the latest message on another device', async (screen) => {
    const { page } = await running.visit('/', screen);
    for (let times = 0; times < 2; times += 1) await ask(page, QUESTIONS.answered);
    await page.locator('#adviser > summary').click();
    await page.getByRole('button', { name: 'Ask for an adviser' }).click();
    await page.locator('.handoff-line').waitFor();
    const { cookies } = await page.context().storageState();
    const other = await running.visit('/', { ...screen, storageState: { cookies, origins: [] } });
    const last = lastEntry(other.page);
    await expect.poll(() => topOf(last)).toBeLessThan(await topOf(form(other.page)));
    expect(await topOf(last)).toBeGreaterThanOrEqual(0);
    await picture(other.page, 'another');
    await page.context().close();
    await other.page.context().close();
  });

  test.each([PHONE, WIDE])('opens at the end for someone who has seen everything', async (screen) => {
    const { page } = await running.visit('/', screen);
    for (let times = 0; times < 2; times += 1) await ask(page, QUESTIONS.answered);
    await page.evaluate('window.scrollTo(0, document.body.scrollHeight)');
    await page.goto('/privacy');
    await page.goto('/');
    await expect.poll(() => footOf(lastEntry(page))).toBeLessThanOrEqual(await topOf(form(page)));
    expect(await footOf(lastEntry(page))).toBeGreaterThan(0);
    expect(await page.locator('.new-line').count()).toBe(0);
    expect(await pill(page).isVisible()).toBe(false);
    await picture(page, 'end');
    await page.context().close();
  });

  test('stays where it was for someone who goes back to it', async () => {
    const { page } = await running.visit('/', PHONE);
    for (let times = 0; times < 2; times += 1) await ask(page, QUESTIONS.answered);
    const link = page.getByRole('link', { name: 'See the quote in the document' }).first();
    await link.scrollIntoViewIfNeeded();
    await link.click();
    await page.waitForURL(/citation/);
    await page.goBack();
    await expect.poll(() => topOf(link)).toBeGreaterThan(0);
    expect(await topOf(link)).toBeLessThan(await topOf(form(page)));
    await page.context().close();
  });

  test('goes back from a document to the folded quote that it was opened from', async () => {
    const { page } = await running.visit('/', PHONE);
    await ask(page, QUESTIONS.answered);
    await page.locator('.more-quotes > summary').click();
    const second = page.locator('.quote').nth(1);
    await second.getByRole('link', { name: 'See the quote in the document' }).click();
    await page.getByRole('link', { name: 'Read the whole document' }).click();
    await page.getByRole('link', { name: 'Back to your questions' }).first().click();
    await second.waitFor();
    await expect.poll(() => topOf(second)).toBeLessThan(200);
    expect(await topOf(second)).toBeGreaterThan(-60);
    await page.context().close();
  });

  test('shows a button that was pressed in the words of the button', async () => {
    const { page } = await running.visit('/', PHONE);
    await ask(page, QUESTIONS.unanswerable);
    await page.locator('#adviser > summary').click();
    await page.getByRole('button', { name: 'Ask for an adviser' }).click();
    await page.getByRole('button', { name: 'Cancel request' }).click();
    await page.locator('.entry', { hasText: 'Do you want to cancel your request?' }).waitFor();
    await page.getByRole('button', { name: 'Yes, cancel my request' }).click();
    await page.locator('.entry', { hasText: 'Your request for an adviser has been cancelled.' }).waitFor();
    expect(await page.locator('.entry-in .text').last().innerText()).toBe('Cancel request');
    await page.getByText('More', { exact: true }).click();
    await page.getByRole('button', { name: 'Erase what I wrote' }).click();
    await page.locator('.entry', { hasText: 'You cannot undo this.' }).waitFor();
    expect(await page.locator('.entry-in .text').last().innerText()).toBe('Erase what I wrote');
    await page.context().close();
  });

  test('forgets how far it was read when the chat is ended on this device', async () => {
    const { page } = await running.visit('/');
    await ask(page, QUESTIONS.answered);
    await expect.poll(() => page.evaluate<number>('localStorage.length')).toBe(1);
    await page.getByText('More', { exact: true }).click();
    await page.getByRole('button', { name: 'End chat on this device' }).click();
    await page.locator('#introduction').waitFor();
    expect(await page.evaluate<number>('localStorage.length')).toBe(0);
    await page.context().close();
  });

  test.each([PHONE, WIDE])('keeps the last line in view when the question box grows', async (screen) => {
    const { page } = await running.visit('/', screen);
    await ask(page, QUESTIONS.answered);
    await page.reload();
    await expect.poll(() => footOf(lastEntry(page))).toBeLessThanOrEqual(await topOf(form(page)));
    const before = await topOf(form(page));
    await page.getByLabel(QUESTION_BOX).fill('one\ntwo\nthree\nfour\nfive\nsix');
    await expect.poll(() => topOf(form(page))).toBeLessThan(before - 40);
    await expect.poll(() => footOf(lastEntry(page))).toBeLessThanOrEqual(await topOf(form(page)));
    await picture(page, 'grown');
    await page.context().close();
  });

  test.each([PHONE, WIDE])('says above the box, not over the talk, that a reply is below', async (screen) => {
    const { page } = await running.visit('/', screen);
    for (let times = 0; times < 3; times += 1) await ask(page, QUESTIONS.answered);
    await page.evaluate('window.scrollTo(0, 0)');
    await writeElsewhere(page, [QUESTIONS.unanswerable]);
    await pill(page).waitFor();
    expect(await topOf(pill(page))).toBeGreaterThanOrEqual(await topOf(form(page)));
    await picture(page, 'pill');
    await page.context().close();
  });

  test('opens at the first reply not seen after the link to a reply was followed too', async () => {
    const { page } = await running.visit('/', PHONE);
    for (let times = 0; times < 3; times += 1) await ask(page, QUESTIONS.answered);
    await page.evaluate('window.scrollTo(0, 0)');
    await writeElsewhere(page, [QUESTIONS.unanswerable]);
    await pill(page).click();
    await pill(page).waitFor({ state: 'hidden' });
    await expect.poll(() => page.url()).not.toContain('#');
    await writeElsewhere(page, [QUESTIONS.answered, QUESTIONS.older]);
    await page.reload();
    await page.locator('.new-line').waitFor();
    await page.goto('/privacy');
    await page.goto('/#latest');
    expect(page.url()).not.toContain('#');
    await page.context().close();
  });

  test('says so on a low screen too, where the form does not stay in view', async () => {
    const { page } = await running.visit('/', { viewport: { width: 844, height: 390 } });
    for (let times = 0; times < 2; times += 1) await ask(page, QUESTIONS.answered);
    await page.evaluate('window.scrollTo(0, 0)');
    await writeElsewhere(page, [QUESTIONS.unanswerable]);
    await pill(page).waitFor();
    expect(await topOf(pill(page))).toBeLessThan(390);
    // The controls beside the “New reply below” link can still be pressed.
    const { y, height } = (await pill(page).boundingBox())!;
    const beside = `document.elementFromPoint(60, ${y + height / 2}).closest('.jump') === null`;
    expect(await page.evaluate<boolean>(beside)).toBe(true);
    await page.context().close();
  });
});
