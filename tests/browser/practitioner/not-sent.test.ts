// Tests what people see on a phone if something they sent did not arrive: a message where they pressed, and
// what they can do next.
import type { Locator, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { runSite } from '../../fakes/web/running-site.js';
import { describeWith } from '../../support/requirements.js';
import { inBrowser } from '../support/running-in-browser.js';
import { ask, QUESTION_BOX } from '../visits.js';
import { QUESTIONS, writtenAnswers } from '../written-answers.js';

const PHONE = { viewport: { width: 390, height: 700 }, hasTouch: true };
const OFFLINE = 'Not sent: you are not connected to the internet.';

type Sides = Record<'left' | 'top' | 'bottom', number>;

/** True if the whole element is in the window, and nothing covers it. */
function isInSight(one: Locator): Promise<boolean> {
  return one.evaluate((element): boolean => {
    const { left, top, bottom }: Sides = element.getBoundingClientRect();
    const page = element.ownerDocument;
    const isThere = (y: number): boolean => element.contains(page.elementFromPoint(left + 5, y));
    return top >= 0 && bottom <= page.defaultView.innerHeight && isThere(top + 3) && isThere(bottom - 3);
  });
}

describeWith('chromium', 'what was not sent', (chromium) => {
  const running = inBrowser(chromium, () => runSite(writtenAnswers));

  async function asked(): Promise<Page> {
    const { page } = await running.visit('/', PHONE);
    await ask(page, QUESTIONS.answered);
    return page;
  }

  test.each([
    ['the panel below the question box', '#adviser'],
    ['an answer', '.entry-out .adviser-ask'],
  ])('a request for an adviser from %s says so below the button', async (_, panel) => {
    const page = await asked();
    await page.context().setOffline(true);
    await page.locator(`${panel} > summary`).click();
    const form = page.locator(panel).locator('form');
    await form.getByRole('button').click();
    const problem = form.getByText(OFFLINE);
    await problem.waitFor();
    expect(await isInSight(problem)).toBe(true);
    expect(await page.getByRole('alert').innerText()).toContain(OFFLINE);
    await page.context().setOffline(false);
    await form.getByRole('button').click();
    await page.getByText('I have sent your request to the advisers.').first().waitFor();
    expect(await problem.isVisible()).toBe(false);
    await page.context().close();
  });

  test('a rating of an answer far up says so where it was pressed', async () => {
    const page = await asked();
    await ask(page, QUESTIONS.older);
    await page.context().setOffline(true);
    const first = page.locator('.entry-out', { hasText: 'A child does not consent' });
    await first.getByRole('button', { name: 'Not helpful' }).click();
    const problem = first.getByText(OFFLINE);
    await problem.waitFor();
    expect(await isInSight(problem)).toBe(true);
    await page.context().close();
  });

  test.each([
    ['the panel below the question box', '#adviser'],
    ['an answer', '.entry-out .adviser-ask'],
  ])(
    'a slow request for an adviser from %s shows below the button that it is being sent',
    async (_, panel) => {
      const page = await asked();
      let goOn = (): void => undefined;
      const held = new Promise<void>((resolve) => (goOn = resolve));
      await page.route('**/chat/actions', async (route) => {
        await held;
        await route.continue();
      });
      await page.locator(`${panel} > summary`).click();
      const form = page.locator(panel).locator('form');
      await form.getByRole('button').click();
      expect(await page.getByRole('status').innerText()).toBe('Sending…');
      const sending = form.getByText('Sending…');
      await sending.waitFor();
      expect(await isInSight(sending)).toBe(true);
      goOn();
      await page.getByText('I have sent your request to the advisers.').first().waitFor();
      expect(await sending.isVisible()).toBe(false);
      await page.context().close();
    },
  );

  test('a question shows the buttons to go on, and leaves the focus in the box once it arrives', async () => {
    const page = await asked();
    await page.context().setOffline(true);
    await page.getByLabel(QUESTION_BOX).fill(QUESTIONS.older);
    await page.keyboard.press('Enter');
    const again = page.getByRole('button', { name: 'Try again' });
    await again.waitFor();
    expect(await isInSight(again)).toBe(true);
    await page.context().setOffline(false);
    await again.focus();
    await page.keyboard.press('Enter');
    await page.locator('.quote', { hasText: 'privately fostered' }).waitFor();
    expect(await page.evaluate<string>('document.activeElement.id')).toBe('question');
    await page.context().close();
  });

  test('trying again without success leaves the focus with what someone is writing by then', async () => {
    const page = await asked();
    await page.context().setOffline(true);
    await page.getByLabel(QUESTION_BOX).fill(QUESTIONS.older);
    await page.keyboard.press('Enter');
    const again = page.getByRole('button', { name: 'Try again' });
    await again.waitFor();
    await page.context().setOffline(false);
    let fail = (): void => undefined;
    const held = new Promise<void>((resolve) => (fail = resolve));
    await page.route('**/chat/messages', async (route) => {
      await held;
      await route.abort();
    });
    await again.focus();
    await page.keyboard.press('Enter');
    await page.keyboard.type('She is in ');
    fail();
    await again.waitFor();
    await page.keyboard.type('danger now');
    expect(await page.getByLabel(QUESTION_BOX).inputValue()).toBe('She is in danger now');
    await page.context().close();
  });

  test('after a button whose answer takes it away, the focus stays with what it was in', async () => {
    const page = await asked();
    await page.locator('#adviser > summary').click();
    await page.locator('#adviser').getByRole('button').click();
    await page.locator('.handoff-line').getByRole('button', { name: 'Cancel request' }).click();
    const entry = page.locator('.entry-out', { hasText: 'Do you want to cancel your request?' });
    await entry.getByRole('button', { name: 'Keep my request' }).focus();
    await page.keyboard.press('Enter');
    await page.getByText('Your request for an adviser is still open.').first().waitFor();
    await expect.poll(() => entry.getByRole('button').count()).toBe(0);
    expect(await page.evaluate<string>('document.activeElement.id')).toBe(await entry.getAttribute('id'));
    await page.context().close();
  });
});
