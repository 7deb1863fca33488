// Tests that the first press of a control at the desk counts, even if the page changes at the same time.
import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { runSite } from '../../fakes/web/running-site.js';
import { describeWith } from '../../support/requirements.js';
import { sidewaysScroll } from '../page-checks.js';
import { RECORDER } from '../support/alert-recorder.js';
import { inBrowser } from '../support/running-in-browser.js';
import { ask, QUESTION_BOX, signIn, type Visitor, pressForAdviser } from '../visits.js';
import { QUESTIONS, writtenAnswers } from '../written-answers.js';

const WINDOWS = [
  { width: 390, height: 844 },
  { width: 1100, height: 800 },
];

/** Links that look the same are above it, among the adviser's own requests. */
const waitingRequest = (page: Page) =>
  page
    .getByRole('region', { name: 'Waiting', exact: true })
    .getByRole('link', { name: QUESTIONS.clarification })
    .first();

describeWith('chromium', 'presses at the desk', (chromium) => {
  const running = inBrowser(chromium, () => runSite(writtenAnswers));

  beforeAll(async () => {
    const { page } = await running.visit('/desk');
    await signIn(page, 'Ann Okafor');
    await page.goto('/desk/saved-replies');
    await page.getByLabel('Title').fill('Call back');
    await page.getByLabel('Reply', { exact: true }).fill('Please call the service.');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('All advisers can use this reply now.').waitFor();
    await page.context().close();
  });

  async function claimed(viewport: (typeof WINDOWS)[number]): Promise<{ practitioner: Visitor; page: Page }> {
    const practitioner = await running.visit('/');
    await ask(practitioner.page, QUESTIONS.clarification);
    await pressForAdviser(practitioner.page);
    const { page } = await running.visit('/desk', { viewport });
    await signIn(page, 'Ann Okafor');
    await waitingRequest(page).click();
    await page.getByRole('button', { name: 'Claim' }).click();
    await page.getByLabel('Your message').waitFor();
    return { practitioner, page };
  }

  /**
   * Holds the button down for a while, as a person does. The page may change before the button is released.
   */
  async function pressSlowly(
    page: Page,
    selector: string,
    meanwhile = () => Promise.resolve(),
  ): Promise<void> {
    const control = page.locator(selector);
    await control.scrollIntoViewIfNeeded();
    const box = (await control.boundingBox())!;
    await page.mouse.move(box.x + 30, box.y + box.height / 2);
    await page.mouse.down();
    await meanwhile();
    await page.waitForTimeout(120);
    await page.mouse.up();
  }

  test.each(WINDOWS)(
    'opens Transfer and Close at the first press after a reply was being written, at $width pixels',
    async (viewport) => {
      const { practitioner, page } = await claimed(viewport);
      for (const name of ['Transfer', 'Close the request']) {
        await page.getByLabel('Your message').click();
        await pressSlowly(page, `summary:text-is("${name}")`);
        await expect
          .poll(() => page.locator(`details:has(summary:text-is("${name}"))`).getAttribute('open'))
          .toBe('');
      }
      await page.context().close();
      await practitioner.page.context().close();
    },
  );

  test.each(WINDOWS)(
    'opens Close at the first press while a message arrives, at $width pixels',
    async (viewport) => {
      const { practitioner, page } = await claimed(viewport);
      await pressSlowly(page, 'summary:text-is("Close the request")', async () => {
        await practitioner.page.getByLabel(QUESTION_BOX).fill('One more thing');
        await practitioner.page.keyboard.press('Enter');
        await page.waitForTimeout(800);
      });
      await expect
        .poll(() => page.locator('details:has(summary:text-is("Close the request"))').getAttribute('open'))
        .toBe('');
      await page.locator('.turn-to-adviser', { hasText: 'One more thing' }).waitFor();
      await page.context().close();
      await practitioner.page.context().close();
    },
  );

  test('claims at the first press though that press lets the browser play sound', async () => {
    const practitioner = await running.visit('/');
    await ask(practitioner.page, QUESTIONS.clarification);
    await pressForAdviser(practitioner.page);
    const { page } = await running.visit('/desk', { viewport: WINDOWS[1]! });
    await signIn(page, 'Ann Okafor');
    await page.addInitScript(RECORDER);
    // The next page after the claim may play sound too.
    await page.addInitScript(
      'localStorage.setItem("desk alerts", "sound"); window.blocksSound = !sessionStorage.getItem("allowed");',
    );
    await waitingRequest(page).click();
    await page.locator('.sound-off').waitFor();
    await pressSlowly(page, 'button[value="claim"]', () =>
      page.evaluate('sessionStorage.setItem("allowed", "yes"); window.allowSound()'),
    );
    await page.getByLabel('Your message').waitFor();
    expect(await page.locator('.sound-off').count()).toBe(0);
    await page.context().close();
    await practitioner.page.context().close();
  });

  test('shows saved replies on a phone before anything is written', async () => {
    const { practitioner, page } = await claimed(WINDOWS[0]!);
    await page.getByRole('heading', { level: 1 }).click();
    await page.getByLabel('Saved reply').selectOption('Call back');
    await page.getByRole('button', { name: 'Insert' }).click();
    expect(await page.getByLabel('Your message').inputValue()).toBe('Please call the service.');
    expect(await sidewaysScroll(page)).toBe(0);
    await page.context().close();
    await practitioner.page.context().close();
  });
});
