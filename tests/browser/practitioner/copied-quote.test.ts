// Tests that a quote copied in Welsh has its date in Welsh, because browsers do not know the Welsh names of
// months.
import { expect, test } from 'vitest';
import { runSite } from '../../fakes/web/running-site.js';
import { describeWith } from '../../support/requirements.js';
import { inBrowser } from '../support/running-in-browser.js';
import { ask } from '../visits.js';
import { QUESTIONS, writtenAnswers } from '../written-answers.js';

describeWith('chromium', 'a copied quote', (chromium) => {
  const running = inBrowser(chromium, () => runSite(writtenAnswers));

  test('says in Welsh on which day it was copied', async () => {
    const { page } = await running.visit('/', {
      permissions: ['clipboard-read', 'clipboard-write'],
      locale: 'cy',
    });
    await ask(page, QUESTIONS.answered);
    await page.clock.setFixedTime('2026-12-01T22:00:00Z');
    await page.locator('[data-copy]').first().click();
    await page.getByRole('log').getByText('Mae’r dyfyniad wedi’i gopïo.').waitFor({ state: 'attached' });
    const copied = await page.evaluate<string>('navigator.clipboard.readText()');
    expect(copied.split('\n').at(-1)).toBe('Copïwyd ar 1 Rhagfyr 2026.');
    await page.context().close();
  });
});
