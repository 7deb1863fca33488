// Tests that the list of people to transfer to is up to date if no file lists the advisers, and fits on a phone.
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { runSite } from '../../fakes/web/running-site.js';
import { describeWith } from '../../support/requirements.js';
import { inBrowser } from '../support/running-in-browser.js';
import { ask, pressForAdviser, signIn } from '../visits.js';
import { QUESTIONS, writtenAnswers } from '../written-answers.js';

/** True if the list of people is wide enough to show the full status of the person chosen. */
const fits = (page: Page) =>
  page.evaluate<boolean>(`(() => {
    const list = document.getElementById('to');
    const { font, paddingLeft, paddingRight } = getComputedStyle(list);
    const pen = document.createElement('canvas').getContext('2d');
    pen.font = font;
    const state = list.selectedOptions[0].textContent.replace(/(signed in).*/, '$1');
    return pen.measureText(state).width <= list.clientWidth - parseFloat(paddingLeft) - parseFloat(paddingRight);
  })()`);

describeWith('chromium', 'the list of people to transfer to', (chromium) => {
  const running = inBrowser(chromium, () => runSite(writtenAnswers));

  test('has a colleague who signed in after the page was opened, and keeps what was typed', async () => {
    const { page: asked } = await running.visit('/');
    await ask(asked, QUESTIONS.clarification);
    await pressForAdviser(asked);
    const { page: cyd } = await running.visit('/desk');
    await signIn(cyd, 'Cyd Evans');
    const { page: ann } = await running.visit('/desk');
    await signIn(ann, 'Ann Okafor');
    await ann.getByRole('link', { name: QUESTIONS.clarification }).first().click();
    await ann.getByRole('button', { name: 'Claim' }).click();
    await ann.locator('#reply').fill('Which nation is it?');
    await ann.locator('button[value="reply"]').click();
    await ann.locator('.turn', { hasText: 'Which nation is it?' }).waitFor();
    await ann.locator('#reply').fill('A reply that is being written');
    const title = ann.locator('details:has(#to) > summary');
    await title.click();
    await ann.setViewportSize({ width: 390, height: 844 });
    const note = ann.locator('#transfer-note');
    const height = async () => (await note.boundingBox())!.height;
    const empty = await height();
    await note.fill('One line.\n'.repeat(9));
    expect(await height()).toBeGreaterThan(empty + 50);
    await ann.locator('#to').selectOption({ index: 1 });
    expect(await ann.locator('#to option').nth(1).textContent()).toMatch(/^Cyd Evans: signed in.*, 0 open$/);
    expect(await fits(ann)).toBe(true);
    await note.fill('She speaks Polish.');
    await title.click();

    const { page: ben } = await running.visit('/desk');
    await signIn(ben, 'Ben Hughes');
    await title.click();
    // The timeout is shorter than the 20 seconds after which the page would read everything again anyway.
    const offered = ann.locator('#to option', { hasText: 'Ben Hughes' });
    await offered.waitFor({ state: 'attached', timeout: 10_000 });
    expect(await ann.locator('#transfer-note').inputValue()).toBe('She speaks Polish.');
    expect(await ann.locator('#transfer-note').isVisible()).toBe(true);
    expect(await ann.locator('#reply').inputValue()).toBe('A reply that is being written');
    for (const page of [asked, cyd, ann, ben]) await page.context().close();
  });
});
