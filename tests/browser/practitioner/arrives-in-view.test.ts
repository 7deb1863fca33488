// Tests that an adviser's message, phone numbers and questions to confirm are not hidden below the screen when they
// arrive.
import type { Locator, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { runSite } from '../../fakes/web/running-site.js';
import { describeWith } from '../../support/requirements.js';
import { inBrowser } from '../support/running-in-browser.js';
import { ask, pressForAdviser, signIn } from '../visits.js';
import { QUESTIONS, writtenAnswers } from '../written-answers.js';

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true };
/** Long, because both sides of a request are open. */
const SLOW_MS = 90_000;

async function isInView(page: Page, shown: Locator): Promise<boolean> {
  const { y, height } = (await shown.boundingBox())!;
  const { y: foot } = (await page.locator('#composer').boundingBox())!;
  return y >= 0 && y + height <= foot;
}

describeWith('chromium', 'what arrives on a phone', (chromium) => {
  const running = inBrowser(chromium, () => runSite(writtenAnswers));

  async function claimed(): Promise<{ page: Page; desk: Page }> {
    const { page } = await running.visit('/', PHONE);
    for (let times = 0; times < 2; times += 1) await ask(page, QUESTIONS.answered);
    await pressForAdviser(page);
    await page.locator('.handoff-line').waitFor();
    const { page: desk } = await running.visit('/desk');
    await signIn(desk, 'Ann Okafor');
    await desk.getByRole('button', { name: 'Claim' }).first().click();
    await desk.locator('#reply').waitFor();
    await page.locator('.entry', { hasText: 'is now helping you' }).waitFor();
    return { page, desk };
  }

  async function reply(desk: Page, text: string): Promise<void> {
    await desk.locator('#reply').fill(text);
    await desk.getByRole('button', { name: 'Send' }).first().click();
  }

  const jump = (page: Page) => page.locator('#jump');
  async function toTop(page: Page): Promise<void> {
    await page.mouse.wheel(0, -20_000);
    await expect.poll(() => page.evaluate('window.scrollY')).toBe(0);
  }
  const toEnd = (page: Page) => page.evaluate('window.scrollTo(0, document.body.scrollHeight)');

  test(
    'names a reply from the adviser, also after the assistant has written more',
    async () => {
      const { page, desk } = await claimed();
      await toTop(page);
      await reply(desk, 'Please keep the child with you.');
      await jump(page).filter({ hasText: 'Reply from the adviser below' }).waitFor();
      await desk.locator('#case-forms summary', { hasText: 'Close' }).click();
      await desk.getByLabel('What was the outcome?').selectOption({ index: 1 });
      await desk.getByRole('button', { name: 'Close request' }).click();
      await page.locator('.entry', { hasText: 'has closed this conversation' }).waitFor();
      await jump(page).click();
      await expect.poll(() => isInView(page, page.getByText('Please keep the child with you.'))).toBe(true);
      await desk.context().close();
      await page.context().close();
    },
    SLOW_MS,
  );

  test(
    'scrolls to a reply from the adviser for someone who has read to the end',
    async () => {
      const { page, desk } = await claimed();
      await toEnd(page);
      const lines = Array.from({ length: 12 }, (_, line) => `Please do this: step ${line}.`);
      await reply(desk, lines.join('\n'));
      const written = page.getByText('step 11.');
      await written.waitFor();
      await expect.poll(() => isInView(page, written)).toBe(true);
      await desk.context().close();
      await page.context().close();
    },
    SLOW_MS,
  );

  test(
    'scrolls to numbers to call that no one has just asked for',
    async () => {
      const { page, desk } = await claimed();
      await toTop(page);
      await desk.getByRole('button', { name: 'Mark as urgent' }).click();
      const call = page.getByRole('link', { name: /999/ }).last();
      await page.locator('.entry-out .urgent').waitFor();
      await expect.poll(() => isInView(page, call)).toBe(true);
      await desk.context().close();
      await page.context().close();
    },
    SLOW_MS,
  );

  test('shows the question before an urgent request is cancelled, with both answers', async () => {
    const { page } = await running.visit('/', PHONE);
    await ask(page, QUESTIONS.urgent);
    await page.locator('.handoff-line').waitFor();
    await page.getByRole('button', { name: 'Cancel request' }).first().click();
    const sure = page.getByRole('button', { name: 'Yes, cancel my request' });
    await sure.waitFor();
    await expect.poll(() => isInView(page, sure)).toBe(true);
    expect(await isInView(page, page.locator('.text', { hasText: 'cancel this urgent request?' }))).toBe(
      true,
    );
    await page.context().close();
  });
});
