// Tests that a request leaves room for its conversation in a small window, when there is a lot to say above it.
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { deskPersonCalled } from '../../fakes/web/desk-people.js';
import { sampleRoster } from '../../fakes/samples/sample-roster.js';
import { runSite } from '../../fakes/web/running-site.js';
import { describeWith } from '../../support/requirements.js';
import { accessibilityFaults, sidewaysScroll } from '../page-checks.js';
import { inBrowser } from '../support/running-in-browser.js';
import { ask, pressForAdviser, QUESTION_BOX, signIn } from '../visits.js';
import { QUESTIONS, writtenAnswers } from '../written-answers.js';

const NAMES = ['Ann Okafor', 'Ben Hughes'];
const roster = sampleRoster(
  ...NAMES.map((name) => ({ as: [deskPersonCalled(name)], id: name.slice(0, 3).toLowerCase(), name })),
);
const NOTE =
  'The social worker called back at 10am and said the placement is full until Friday. She asked whether the police had been to the house on Mill Lane. They have not. Please call the school before 3pm.';

/** Returns the share of the window that is between the bars and the reply box, and the window’s room below the box. */
const layout = (page: Page) =>
  page.evaluate<{ share: number; below: number }>(`(() => {
    const ends = [...document.querySelectorAll('#on-top, #case-handover')]
      .filter((one) => getComputedStyle(one).position === 'sticky')
      .map((one) => one.getBoundingClientRect().bottom);
    const { top, bottom } = document.getElementById('case-reply').getBoundingClientRect();
    return { share: (top - Math.max(0, ...ends)) / innerHeight, below: innerHeight - bottom };
  })()`);

describeWith('chromium', 'a request in a small window', (chromium) => {
  const running = inBrowser(chromium, () => runSite(writtenAnswers, { roster: () => roster }));

  /** Opens a transferred request as the next adviser, while another urgent request waits. */
  async function transferred(): Promise<{ page: Page; others: Page[] }> {
    const practitioner = (await running.visit('/')).page;
    await ask(practitioner, QUESTIONS.clarification);
    await pressForAdviser(practitioner);
    const ann = (await running.visit('/desk')).page;
    await signIn(ann, 'Ann Okafor');
    await ann.getByRole('button', { name: 'Claim' }).first().click();
    await ann.locator('#reply').waitFor();
    await ask(practitioner, 'They are staying with an aunt in Leeds.');
    const page = (await running.visit('/desk')).page;
    await signIn(page, 'Ben Hughes');
    await ann.locator('details:has(#to) > summary').click();
    await ann.locator('#to').selectOption('adviser:ben');
    await ann.locator('#transfer-note').fill(NOTE);
    await ann.locator('button[value="reassign"]').click();
    await ann.locator('#reply').waitFor({ state: 'detached' });
    const danger = (await running.visit('/')).page;
    await ask(danger, QUESTIONS.urgent);
    await page.goto(new URL(ann.url()).pathname);
    await page.locator('.needs-urgent').waitFor();
    const entries = await practitioner.locator('.entry-in').count();
    await practitioner.getByLabel(QUESTION_BOX).fill(QUESTIONS.urgent);
    await practitioner.keyboard.press('Enter');
    await practitioner.locator('.entry-in').nth(entries).waitFor();
    await page.locator('.toast').waitFor();
    return { page, others: [practitioner, ann, danger] };
  }

  test('shows the conversation in half of it or more, with the reply box in view', async () => {
    const { page, others } = await transferred();
    for (const [width, height] of [
      [390, 844],
      [1100, 700],
    ] as const) {
      await page.setViewportSize({ width, height });
      expect(await page.locator('.toast').count()).toBe(1);
      await expect.poll(async () => (await layout(page)).share).toBeGreaterThanOrEqual(0.5);
      expect((await layout(page)).below).toBeGreaterThanOrEqual(0);
      expect(await page.locator('.handover .text').isVisible()).toBe(false);
      expect(await accessibilityFaults(page)).toEqual([]);
      expect(await sidewaysScroll(page)).toBe(0);
    }
    await page.locator('.handover summary').press('Enter');
    expect(await page.locator('.handover .text').isVisible()).toBe(true);
    for (const one of [page, ...others]) await one.context().close();
  }, 120_000);
});
