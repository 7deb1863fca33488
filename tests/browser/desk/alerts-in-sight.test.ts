// Tests how the desk shows alerts: new requests appear on every page, and a notice says if sound is not on
// yet. Also tests that live updates work in a browser that blocks storage.
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { runSite } from '../../fakes/web/running-site.js';
import { describeWith } from '../../support/requirements.js';
import { RECORDER, seen } from '../support/alert-recorder.js';
import { inBrowser } from '../support/running-in-browser.js';
import { ask, pressForAdviser, signIn } from '../visits.js';
import { QUESTIONS, writtenAnswers } from '../written-answers.js';

const BLOCKS_STORAGE = `for (const name of ['localStorage', 'sessionStorage'])
  Object.defineProperty(window, name, { get() { throw new DOMException('Blocked', 'SecurityError'); } });`;

describeWith('chromium', 'what the desk shows of its alerts', (chromium) => {
  const running = inBrowser(chromium, () => runSite(writtenAnswers));

  async function askForAdviser(question: string): Promise<void> {
    const { page } = await running.visit('/');
    await ask(page, question);
    await pressForAdviser(page);
    await page.getByText('I have sent your request to the advisers.').first().waitFor();
  }

  test('shows a new request on top of any page, until it is claimed', async () => {
    const { page, complaints } = await running.visit('/desk');
    await signIn(page, 'Ann Okafor');
    await page.goto('/desk/saved-replies');
    await askForAdviser(QUESTIONS.older);
    const toast = page.locator('.toast a', { hasText: 'A new request is waiting for an adviser.' });
    await toast.waitFor();
    const other = (await running.visit('/desk')).page;
    await signIn(other, 'Ben Hughes');
    await other.getByRole('button', { name: 'Claim' }).click();
    await expect.poll(() => toast.count()).toBe(0);
    expect(complaints).toEqual([]);
    for (const one of [page, other]) await one.context().close();
  });

  test('shows all news that came while the desk was closed, until it is hidden or opened', async () => {
    const { page } = await running.visit('/desk');
    await signIn(page, 'Ann Okafor');
    // What is on the page at someone's first visit does not count as new, so the script must have recorded
    // this visit.
    const noted = () =>
      page.evaluate('Object.keys(localStorage).some((key) => key.startsWith("desk told by toast"))');
    await expect.poll(noted).toBe(true);
    await page.goto('about:blank');
    for (const question of [QUESTIONS.older, QUESTIONS.clarification]) await askForAdviser(question);
    const danger = (await running.visit('/')).page;
    await ask(danger, QUESTIONS.urgent);
    const savedReplies = new URL('/desk/saved-replies', running.site.url).href;
    const [toasts, urgent, calm] = [
      page.locator('.toast'),
      'An urgent request needs an adviser.',
      'A new request is waiting for an adviser. (2)',
    ];
    const shown = async () => (await toasts.locator('a').allTextContents()).sort();
    await page.goto(savedReplies);
    await expect.poll(shown).toEqual([calm, urgent]);
    expect(await toasts.first().getAttribute('class')).toContain('toast-urgent');
    await page.reload();
    await expect.poll(shown).toEqual([calm, urgent]);

    const second = await page.context().newPage();
    await second.goto(savedReplies);
    await toasts.filter({ hasText: calm }).getByRole('button', { name: 'Hide' }).click();
    await expect.poll(shown).toEqual([urgent]);
    await expect.poll(() => second.locator('.toast a').allTextContents()).toEqual([urgent]);
    await page.getByRole('link', { name: urgent, exact: true }).click();
    await page.getByRole('button', { name: 'Claim' }).waitFor();
    await page.goto(savedReplies);
    await page.locator('#needs [data-urgent]').first().waitFor({ state: 'attached' });
    expect(await shown()).toEqual([]);
    for (const one of [page, danger]) await one.context().close();
  });

  test('moves the focus on from the news that is hidden, and shows it to others who use the browser', async () => {
    const { page } = await running.visit('/desk');
    await signIn(page, 'Ann Okafor');
    const seenKeys = () =>
      page.evaluate<string>(
        'Object.entries(localStorage).find(([key]) => key.startsWith("desk told by toast"))?.[1] ?? ""',
      );
    await expect.poll(seenKeys).not.toBe('');
    await page.goto('/desk/saved-replies');
    const listed = (await seenKeys()).split(' ')[0]!;
    await page.evaluate(
      `for (const [key, value] of Object.entries(localStorage)) if (key.startsWith("desk told by toast"))
        localStorage.setItem(key, value + Array.from({ length: 199 }, (_, n) => ' other:' + n).join(''))`,
    );
    await askForAdviser(QUESTIONS.older);
    const danger = (await running.visit('/')).page;
    await ask(danger, QUESTIONS.urgent);
    const hides = page.locator('.toast').getByRole('button', { name: 'Hide' });
    await expect.poll(() => hides.count()).toBe(2);
    await hides.first().focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => hides.count()).toBe(1);
    const focused = () => page.evaluate('document.activeElement.textContent');
    expect(await focused()).toBe('Hide');
    await page.keyboard.press('Enter');
    await expect.poll(() => hides.count()).toBe(0);
    expect(await page.evaluate('document.activeElement.id')).toBe('main');
    expect(await seenKeys()).toContain(listed);

    const readers = () =>
      page.evaluate<number>(
        'Object.keys(localStorage).filter((key) => key.startsWith("desk told by toast")).length',
      );
    const before = await readers();
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.goto('/desk');
    await signIn(page, 'Ben Hughes');
    await expect.poll(readers).toBe(before + 1);
    for (const one of [page, danger]) await one.context().close();
  });

  test('keeps more than 200 lost messages hidden', async () => {
    const { page } = await running.visit('/desk');
    await signIn(page, 'Ann Okafor');
    await page.goto('/desk/saved-replies');
    const changed = 'document.dispatchEvent(new Event("visibilitychange"))';
    await page.evaluate(`for (let n = 0; n < 240; n += 1) {
      const need = document.createElement('span');
      need.textContent = 'Lost.';
      Object.assign(need.dataset, { need: 'one:missed:' + n, urgent: '', about: '/desk/one' });
      document.querySelector('#needs').append(need);
    }
    ${changed}`);
    await page.locator('.toast').getByRole('button', { name: 'Hide' }).click();
    await page.evaluate(changed);
    expect(await page.locator('.toast').count()).toBe(0);
    await page.context().close();
  });

  test('says that sound is off while the browser does not allow it, and stops saying so', async () => {
    const { page } = await running.visit('/desk');
    await signIn(page, 'Ann Okafor');
    await page.addInitScript(RECORDER);
    await page.addInitScript('localStorage.setItem("desk alerts", "sound"); window.blocksSound = true;');
    await page.goto('/desk/saved-replies');
    const said = 'Sound is off until you press a key or click on this page.';
    await page.locator('.sound-off', { hasText: said }).waitFor();
    await page.goto('/desk');
    await page.locator('.sound-off', { hasText: said }).waitFor();
    expect(await page.getByText(said).count()).toBe(1);
    const sound = page.locator('[data-alert="sound"]');
    expect(await sound.getAttribute('aria-pressed')).toBe('false');
    await page.evaluate('window.allowSound()');
    await expect.poll(() => page.locator('.sound-off').count()).toBe(0);
    expect(await sound.getAttribute('aria-pressed')).toBe('true');
    await page.context().close();
  });

  test('stays on if the press that the browser needs is one on “Sound”', async () => {
    const { page } = await running.visit('/desk');
    await signIn(page, 'Ann Okafor');
    await page.addInitScript(RECORDER);
    await page.addInitScript(`localStorage.setItem('desk alerts', 'sound'); window.blocksSound = true;
      for (const press of ['pointerdown', 'keydown']) document.addEventListener(press, () => setTimeout(() => window.allowSound()), true);`);
    for (const press of [
      (page: Page) => page.locator('[data-alert="sound"]').click(),
      (page: Page) => page.keyboard.press('Space'),
    ]) {
      await page.goto('/desk');
      await page.locator('.sound-off').waitFor();
      await page.locator('[data-alert="sound"]').focus();
      await press(page);
      await page.locator('[data-alert="sound"][aria-pressed="true"]').waitFor();
      await expect.poll(() => page.locator('.sound-off').count()).toBe(0);
      expect(await page.evaluate('localStorage.getItem("desk alerts")')).toBe('sound');
    }
    await page.context().close();
  });

  test('says what the alerts do before they are on, and lets people hear both sounds', async () => {
    const { page } = await running.visit('/desk');
    await page.addInitScript(RECORDER);
    await signIn(page, 'Ann Okafor');
    await page.getByText('If you are signed out, one last alert tells you so.').waitFor();
    await page.getByRole('button', { name: 'Try the sound' }).click();
    await expect.poll(async () => new Set((await seen(page)).tones).size).toBe(3);
    expect(await page.locator('[data-alert="sound"]').getAttribute('aria-pressed')).toBe('false');
    await page.context().close();
  });

  test('goes on updating in a browser that blocks storage', async () => {
    const { page, complaints } = await running.visit('/desk');
    await page.addInitScript(BLOCKS_STORAGE);
    await signIn(page, 'Ann Okafor');
    await askForAdviser(QUESTIONS.unanswerable);
    await page.getByRole('link', { name: QUESTIONS.unanswerable }).first().waitFor();
    expect(complaints).toEqual([]);
    await page.context().close();
  });
});
