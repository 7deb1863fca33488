// Tests that a chat is never half in one language and half in another.
import { expect, test } from 'vitest';
import { runSite } from '../../fakes/web/running-site.js';
import { describeWith } from '../../support/requirements.js';
import { inBrowser } from '../support/running-in-browser.js';
import { QUESTION_BOX } from '../visits.js';
import { writtenAnswers } from '../written-answers.js';

describeWith('chromium', 'a chat in English', (chromium) => {
  const running = inBrowser(chromium, () => runSite(writtenAnswers));

  test('turns to Welsh with a message in Welsh, and back with the button', async () => {
    const { page, complaints } = await running.visit('/');
    await page.getByLabel(QUESTION_BOX).fill('Pwy all atgyfeirio plentyn at yr NRM?');
    await page.keyboard.press('Enter');
    await page.locator('html[lang=cy]').waitFor({ timeout: 10_000 });
    await page.getByText('Pwy all atgyfeirio plentyn at yr NRM?').waitFor();
    await page.getByRole('button', { name: 'English' }).click();
    await page.locator('html[lang=en-GB]').waitFor({ timeout: 10_000 });
    await page.getByText('Pwy all atgyfeirio plentyn at yr NRM?').waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe('en-GB');
    expect(complaints).toEqual([]);
    await page.context().close();
  });
});
