// Tests that the list of people to transfer to is current if no file lists the advisers.
import { expect, test } from 'vitest';
import { runSite } from '../../fakes/web/running-site.js';
import { describeWith } from '../../support/requirements.js';
import { inBrowser } from '../support/running-in-browser.js';
import { ask, pressForAdviser, signIn } from '../visits.js';
import { QUESTIONS, writtenAnswers } from '../written-answers.js';

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
    await ann.locator('#transfer-note').fill('She speaks Polish.');
    await title.click();

    const { page: ben } = await running.visit('/desk');
    await signIn(ben, 'Ben Hughes');
    await title.click();
    // The page also reads everything again every 20 seconds.
    const offered = ann.locator('#to option', { hasText: 'Ben Hughes' });
    await offered.waitFor({ state: 'attached', timeout: 10_000 });
    expect(await ann.locator('#transfer-note').inputValue()).toBe('She speaks Polish.');
    expect(await ann.locator('#transfer-note').isVisible()).toBe(true);
    expect(await ann.locator('#reply').inputValue()).toBe('A reply that is being written');
    for (const page of [asked, cyd, ann, ben]) await page.context().close();
  });
});
