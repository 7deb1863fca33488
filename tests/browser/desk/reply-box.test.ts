// Tests the box in which advisers write to practitioners: what it inserts, how it grows, what it covers, and
// how it shows that a message was sent.
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { runSite } from '../../fakes/web/running-site.js';
import { describeWith } from '../../support/requirements.js';
import { inBrowser } from '../support/running-in-browser.js';
import { ask, pressForAdviser, signIn } from '../visits.js';
import { QUESTIONS, writtenAnswers } from '../written-answers.js';

const LONG = Array.from({ length: 30 }, (_, n) => `Line ${n} of a long message.`).join('\n');

/** The part of the element's height that is in the window and not under the box. */
const inSight = (page: Page, selector: string) =>
  page.evaluate<number>(`(() => {
    const { top, bottom, height } = [...document.querySelectorAll(${JSON.stringify(selector)})].at(-1).getBoundingClientRect();
    const box = document.getElementById('case-reply');
    const end = getComputedStyle(box).position === 'sticky' ? box.getBoundingClientRect().top : innerHeight;
    return (Math.min(bottom, end) - Math.max(top, 0)) / height;
  })()`);

describeWith('chromium', 'the box for replies', (chromium) => {
  const running = inBrowser(chromium, () => runSite(writtenAnswers));

  async function claimed(question: string, width = 1100): Promise<Page> {
    const practitioner = await running.visit('/');
    await ask(practitioner.page, question);
    await pressForAdviser(practitioner.page);
    await practitioner.page.getByText('I have sent your request to the advisers.').first().waitFor();
    const { page } = await running.visit('/desk', { viewport: { width, height: 800 } });
    await signIn(page, 'Ann Okafor');
    await page.getByRole('link', { name: question }).click();
    await page.getByRole('button', { name: 'Claim' }).click();
    await page.locator('#reply').waitFor();
    return page;
  }

  test('puts a quote on lines of its own, only once, and says so in sight', async () => {
    const page = await claimed(QUESTIONS.older);
    const reply = page.locator('#reply');
    await reply.fill('Dear colleague,');
    await page.locator('#case-answer [value^="add-quote:"]').first().click();
    await page.locator('.toast', { hasText: 'Quote added.' }).waitFor();
    const once = await reply.inputValue();
    expect(once).toMatch(/^Dear colleague,\n\n“/);
    await page.locator('#case-answer [value^="add-quote:"]').first().click();
    await page.locator('.toast', { hasText: 'This quote is already in your message.' }).waitFor();
    expect(await reply.inputValue()).toBe(once);
    await page.context().close();
  });

  test.each([390, 1100])(
    'grows up to a third of the window, and shows what was sent, at %i px',
    async (width) => {
      const page = await claimed(width === 390 ? QUESTIONS.unanswerable : QUESTIONS.clarification, width);
      const height = () => page.evaluate<number>('document.getElementById("reply").offsetHeight');
      const empty = await height();
      await page.locator('#reply').fill(LONG);
      expect(await height()).toBeGreaterThan(empty + 100);
      expect(await height()).toBeLessThanOrEqual(0.34 * 800);
      await page.locator('button[value="reply"]').click();
      await page.locator('.toast', { hasText: 'Sent.' }).waitFor();
      await page.locator('.turn-to-practitioner', { hasText: 'Line 29' }).waitFor();
      await expect.poll(() => inSight(page, '.turn-to-practitioner')).toBeGreaterThan(0.4);
      await page.locator('.turn-to-practitioner summary', { hasText: 'Add to saved replies' }).click();
      const save = page.locator('.change[open] button[value="save"]');
      await save.scrollIntoViewIfNeeded();
      expect(await inSight(page, '.change[open] button[value="save"]')).toBe(1);
      await page.context().close();
    },
  );

  test('shows a reply that was begun before the request went to someone else', async () => {
    const page = await claimed(QUESTIONS.answered);
    await page.locator('#reply').fill('Half a thought');
    await page.locator('summary:text-is("Hand back")').click();
    await page.getByRole('button', { name: 'Hand back' }).click();
    await page.getByText('Your unsent message:').waitFor();
    expect(await page.locator('.unsent blockquote').textContent()).toBe('Half a thought');
    await page.getByRole('button', { name: 'Delete this text' }).click();
    await page.reload();
    expect(await page.locator('.unsent').count()).toBe(0);
    await page.context().close();
  });

  test('says that a message was sent, also if the box for it went before the server had replied', async () => {
    const page = await claimed('Which bus goes to the school?');
    const other = await page.context().newPage();
    await other.goto(page.url());
    let reply: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (reply = resolve));
    await page.route(/\/desk\/escalation\/[^/]+$/, async (route) => {
      if (route.request().method() !== 'POST') return route.continue();
      const response = await route.fetch();
      await held;
      await route.fulfill({ response });
    });
    await page.locator('#reply').fill('Call the council.');
    await page.locator('button[value="reply"]').click();
    await other.locator('.turn-to-practitioner', { hasText: 'Call the council.' }).waitFor();
    await other.locator('summary:text-is("Hand back")').click();
    await other.getByRole('button', { name: 'Hand back' }).click();
    await page.getByText('It was not sent:').waitFor();
    reply();
    await page.locator('.toast', { hasText: 'Sent.' }).waitFor();
    expect(await page.locator('.kept-words').count()).toBe(0);
    await page.reload();
    expect(await page.getByText('Your unsent message:').count()).toBe(0);
    await page.context().close();
  });

  test('does not show what one adviser was writing to the next who signs in in the same tab', async () => {
    const page = await claimed('Which bus goes to the library?');
    await page.locator('#reply').fill('Dear Amina,');
    await page.locator('summary:text-is("Hand back")').click();
    await page.getByRole('button', { name: 'Hand back' }).click();
    await page.getByText('Your unsent message:').waitFor();
    const request = page.url();
    await page.context().clearCookies();
    await page.goto('/desk');
    await signIn(page, 'Ben Hughes');
    await page.goto(request);
    await page.locator('html.scripted').waitFor();
    expect(await page.getByText('Your unsent message:').count()).toBe(0);
    await page.context().close();
  });
});
