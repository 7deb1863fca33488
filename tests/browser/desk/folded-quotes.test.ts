// Tests that a sentence of an answer leads to its quote, also if the quote is folded.
import { expect, test } from 'vitest';
import { runSite } from '../../fakes/web/running-site.js';
import { describeWith } from '../../support/requirements.js';
import { inBrowser } from '../support/running-in-browser.js';
import { ask, pressForAdviser, signIn } from '../visits.js';

describeWith('chromium', 'a folded quote', (chromium) => {
  const running = inBrowser(chromium, () =>
    runSite((guidance) => () => {
      const answer = guidance.answered([
        guidance.cite('nrm-referral-and-consent', 'A child does not consent'),
        guidance.cite('duty-to-notify', 'Because a child does not have to consent'),
      ]);
      const claims = [{ text: 'A child need not consent.', citations: [1] }];
      return Promise.resolve({ ...answer, claims, writtenBy: 'model' as const });
    }),
  );

  test('opens from the sentence that refers to it', async () => {
    const practitioner = (await running.visit('/')).page;
    await ask(practitioner, 'Must a child consent to a referral?');
    await pressForAdviser(practitioner);
    await practitioner.getByText('I have sent your request to the advisers.').first().waitFor();
    const { page } = await running.visit('/desk');
    await signIn(page, 'Ann Okafor');
    await page.getByRole('button', { name: 'Claim' }).first().click();
    await page.locator('#reply').waitFor();
    const quote = page.locator('#case-answer .folded-quotes figure');
    expect(await quote.isVisible()).toBe(false);
    await page.locator('#case-answer a.reference').click();
    await expect.poll(() => quote.isVisible()).toBe(true);
    for (const one of [page, practitioner]) await one.context().close();
  });
});
