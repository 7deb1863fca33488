// Tests setting hours at the desk in a real browser: using only the keyboard, with a screen reader and
// without JavaScript.
import { expect, test } from 'vitest';
import { deskPersonCalled } from '../fakes/web/desk-people.js';
import { runSite } from '../fakes/web/running-site.js';
import { sampleRoster } from '../fakes/samples/sample-roster.js';
import { describeWith } from '../support/requirements.js';
import { inBrowser } from './support/running-in-browser.js';
import { focusedText, tabTo } from './page-checks.js';
import { signIn } from './visits.js';
import { writtenAnswers } from './written-answers.js';

const ROSTER = sampleRoster(
  { as: [deskPersonCalled('Bea Ellis')], id: 'bea' },
  { as: [deskPersonCalled('Ann Okafor')], id: 'ann' },
);

describeWith('chromium', 'hours at the desk in a browser', (chromium) => {
  const running = inBrowser(chromium, () => runSite(writtenAnswers, { roster: () => ROSTER }));

  test('sets hours and what one knows without a mouse, and hears what is wrong and that it is saved', async () => {
    const { page, complaints } = await running.visit('/desk');
    await signIn(page, 'Bea Ellis');
    await page.goto('/desk/advisers');
    await tabTo(page, 'a[href="/desk/advisers/bea"]');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/desk/advisers/bea');
    await tabTo(page, '#when-any');
    await page.keyboard.press('ArrowDown');
    await tabTo(page, '#shift-0-mon');
    await page.keyboard.press('Space');
    await tabTo(page, '#shift-0-from');
    await page.keyboard.type('nine');
    await page.keyboard.press('Tab');
    await page.keyboard.type('17');
    await page.keyboard.press('Enter');
    await page.getByText('Your changes have not been saved').waitFor();
    // The error message has the focus, so that a screen reader reads it out. It links to the field.
    await expect
      .poll(() => focusedText(page))
      .toContain('“From” in shift 1 must be a time, for example 09:00.');
    await tabTo(page, 'a[href="#shift-0-from"]');
    await page.keyboard.press('Enter');
    expect(await page.evaluate<string>('document.activeElement.id')).toBe('shift-0-from');
    await page.keyboard.press('ControlOrMeta+A');
    await page.keyboard.type('9');
    await tabTo(page, 'input[name="specialism-law-enforcement"]');
    await page.keyboard.press('Space');
    await tabTo(page, '#languages');
    await page.keyboard.type('Polish');
    await tabTo(page, '.details-form .button.primary');
    await page.keyboard.press('Enter');
    await page.getByText('Saved.').waitFor();
    await expect.poll(() => focusedText(page)).toBe('Saved. Bea Ellis’s new details apply now.');
    expect(await page.locator('.adviser').first().textContent()).toContain('Mon, 9am to 5pm');
    expect(complaints).toEqual([
      'Failed to load resource: the server responded with a status of 400 (Bad Request)',
    ]);
    await page.context().close();
  });

  test('works without a script, and goes back to what the file says', async () => {
    const { page } = await running.visit('/desk', { javaScriptEnabled: false });
    await signIn(page, 'Ann Okafor');
    await page.goto('/desk/advisers/ann');
    await page.getByLabel('During these shifts').check();
    await page.getByRole('checkbox', { name: 'Saturday' }).first().check();
    await page.getByLabel('From').first().fill('20.00');
    await page.getByLabel('To', { exact: true }).first().fill('6am');
    await page.locator('.details-form .button.primary').click();
    await page.getByText('Saved.').waitFor();
    expect(await page.locator('.adviser').nth(1).textContent()).toContain('Sat, 8pm to 6am');
    await page.goto('/desk/advisers/ann');
    await page.getByRole('button', { name: 'Reset to the settings in the file' }).click();
    await page.getByText('details have been reset to the settings in the file').waitFor();
    expect(await page.locator('.adviser').nth(1).textContent()).toContain('At any time');
    await page.context().close();
  });
});
