// Tests where the focus is after each form that the service accepts, because someone who uses the keyboard or
// a screen reader continues from there. The addresses come from the table of who may use them, so a new one
// fails until its form is added to one of the lists.
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { ACCESS } from '../../../adapters/web/sign-in/access-table.js';
import { deskPersonCalled } from '../../fakes/web/desk-people.js';
import { describeWith } from '../../support/requirements.js';
import { fillLibrary } from '../filled-library.js';
import { inBrowser } from '../support/running-in-browser.js';
import { QUESTION_BOX } from '../visits.js';
import { ADMIN_FORMS } from './admin-forms.js';
import { asked, CHAT_FORMS } from './chat-forms.js';
import { DESK_FORMS, URGENT } from './desk-forms.js';
import { LIBRARY_FORMS } from './library-forms.js';
import { ANN, peopleIn } from './people.js';
import { focusIn, isInView, send, titleOf, unexplained, type SentForm, type SentForms } from './sent-form.js';
import { WRITING_FORMS } from './writing-forms.js';

const FORMS: SentForms = { ...CHAT_FORMS, ...DESK_FORMS, ...ADMIN_FORMS, ...LIBRARY_FORMS, ...WRITING_FORMS };

/** What is not tested at an address, with the reason. */
const LEFT_OUT: Readonly<Record<string, string>> = {
  'POST /sign-in accepted': 'opens the page that was asked for from its start, as a link does',
  'POST /desk/breach-report accepted': 'a file to download, so that the page stays as it is',
  'POST /chat/leave refused': 'only refuses what another site sends',
  'POST /language refused': 'only refuses what another site sends',
};

const PHONE = { viewport: { width: 390, height: 740 } };
const CALL = '.danger-line a';

describeWith('chromium', 'the focus after a form is sent', (chromium) => {
  const running = inBrowser(chromium, () =>
    fillLibrary({
      advisersFile: {
        advisers: [{ id: 'ann', name: ANN, lead: true, identities: { web: [deskPersonCalled(ANN).id] } }],
      },
    }),
  );
  const people = peopleIn(running);

  for (const [address, forms] of Object.entries(FORMS))
    describe(address, () => {
      for (const [outcome, form] of Object.entries(forms))
        test(`is where someone goes on: ${outcome}`, () => check(address, outcome, form));
    });

  async function check(address: string, outcome: string, form: SentForm): Promise<void> {
    const page = await form.open(people);
    const title = await titleOf(page);
    const posted = await send(page, form);
    const pattern = new RegExp(`^${address.slice('POST '.length).replace(/:\w+/g, '[^/]+')}$`);
    expect(posted).toContainEqual(expect.stringMatching(pattern));
    await expect.poll(() => focusIn(page)).toMatch(form.focus);
    expect(await titleOf(page)).not.toBe('');
    if (outcome.startsWith('refused')) expect(await titleOf(page)).not.toBe(title);
    expect(await unexplained(page)).toEqual([]);
    if (form.wrong !== undefined)
      expect(await page.locator(form.wrong).first().getAttribute('aria-invalid')).toBe('true');
  }

  test('is on what happened, for someone who was signed out before', async () => {
    const page = await people.visitor('Yan Hill');
    await page.goto('/desk/saved-replies');
    await page.locator('#title-new').fill('Travel');
    await page.context().clearCookies();
    await page.locator('section button[value="save"]').press('Enter');
    await page.getByRole('button', { name: 'Try again' }).waitFor();
    await expect.poll(() => focusIn(page)).toMatch(/^h1 /);
  });

  test.each([
    ['/privacy', true],
    ['/', false],
  ])(
    'leaves the number to call in view on a phone when the language of %s changes, with scripts: %s',
    async (path, javaScriptEnabled) => {
      const page = await people.practitioner(path, { ...PHONE, javaScriptEnabled });
      await page.locator('button[name="language"]').press('Enter');
      await page.locator('html[lang="cy"]').waitFor();
      await expect.poll(() => focusIn(page)).toMatch(/^main/);
      expect(await isInView(page, CALL)).toBe(true);
    },
  );

  test('leaves the number to call in view on a phone in a new chat without scripts', async () => {
    const page = await asked(people, PHONE);
    await startNewChat(page);
    expect(await isInView(page, CALL)).toBe(true);
    expect(await isInView(page, '#question')).toBe(true);
  });

  test('brings the question into view in a new chat on a low screen without scripts', async () => {
    const page = await asked(people, { viewport: { width: 390, height: 500 } });
    await startNewChat(page);
    expect(await isInView(page, '#question')).toBe(true);
  });

  test.each([true, false])(
    'leaves a number to call in view on a phone after a message about danger, with scripts: %s',
    async (javaScriptEnabled) => {
      const page = await people.practitioner('/', { ...PHONE, javaScriptEnabled });
      await page.getByLabel(QUESTION_BOX).fill(URGENT);
      await page.locator('#ask button').press('Enter');
      await page.locator('.entry-out .urgent').waitFor();
      await expect.poll(() => focusIn(page)).toMatch(javaScriptEnabled ? /^textarea#question/ : /^h3#latest/);
      expect(await isInView(page, CALL)).toBe(true);
    },
  );

  async function startNewChat(page: Page): Promise<void> {
    await page.locator('#new-chat button').press('Enter');
    await page.locator('.entry-in').first().waitFor({ state: 'detached' });
    await expect.poll(() => focusIn(page)).toMatch(/^textarea#question/);
  }

  test('is tested for each address, accepted and refused', () => {
    const wanted = Object.keys(ACCESS)
      .filter((address) => address.startsWith('POST '))
      .flatMap((address) => [`${address} accepted`, `${address} refused`]);
    const tested = Object.entries(FORMS).flatMap(([address, forms]) => [
      ...(Object.keys(forms).some((outcome) => !isRefusal(outcome)) ? [`${address} accepted`] : []),
      ...(Object.keys(forms).some(isRefusal) ? [`${address} refused`] : []),
    ]);
    expect([...tested, ...Object.keys(LEFT_OUT)].sort()).toEqual(wanted.sort());
  });
});

const isRefusal = (outcome: string) => outcome.startsWith('refused');
