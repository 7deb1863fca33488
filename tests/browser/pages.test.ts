// Tests that the states of a page have no WCAG 2.2 AA fault that a machine can find, in light and dark mode, and that
// a phone cuts nothing off. `every-page.test.ts` checks each page as it first opens.
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { deskPersonCalled } from '../fakes/web/desk-people.js';
import { sampleDocument, samplePassage } from '../fakes/samples/guidance-samples.js';
import { runSite } from '../fakes/web/running-site.js';
import { sampleRoster } from '../fakes/samples/sample-roster.js';
import { describeWith } from '../support/requirements.js';
import { inBrowser } from './support/running-in-browser.js';
import { faultsByTurns } from './page-checks.js';
import { ask, QUESTION_BOX, setWeek, signIn } from './visits.js';
import { QUESTIONS, writtenAnswers } from './written-answers.js';

const sampleResult = { passage: samplePassage(), document: sampleDocument() };
const ROSTER = sampleRoster(
  { as: [deskPersonCalled('Ann Okafor')], id: 'ann', lead: true, languages: ['pl'] },
  { as: [deskPersonCalled('Ben Hughes')], id: 'ben', duty: true, specialisms: ['law-enforcement'] },
);
/** The time limit of a test. It is long because each test opens and checks many pages. */
const SLOWLY_MS = 240_000;

describeWith('chromium', 'every page', (chromium) => {
  const running = inBrowser(chromium, () =>
    runSite(
      writtenAnswers,
      { roster: () => ROSTER },
      {},
      { search: () => Promise.resolve({ passages: [{ ...sampleResult, score: 1 }] }) },
    ),
  );

  async function setHours(page: Page, { from, languages }: { from: string; languages: string }) {
    await page.getByLabel('During these shifts').check();
    await page.locator('#shift-0-mon').check();
    await page.locator('#shift-0-from').fill(from);
    await page.locator('#shift-0-to').fill('17:00');
    await page.getByLabel('Languages').fill(languages);
    await page.locator('.details-form .button.primary').click();
  }

  test(
    'of the chat',
    async () => {
      const { page } = await running.visit('/');
      const found = await faultsByTurns(page, 'first visit');
      const adviser = page.locator('.composer summary', { hasText: 'Talk to an adviser' });
      await adviser.click();
      found.push(...(await faultsByTurns(page, 'before asking for an adviser')));
      await adviser.click();
      for (const [state, question] of Object.entries(QUESTIONS)) {
        await ask(page, question);
        found.push(...(await faultsByTurns(page, state)));
      }
      await page.locator('.composer summary', { hasText: 'Nation' }).click();
      await page.locator('.composer summary', { hasText: 'More' }).click();
      found.push(...(await faultsByTurns(page, 'settings open')));
      await page.context().setOffline(true);
      await page.getByLabel(QUESTION_BOX).fill('Not sent');
      await page.keyboard.press('Enter');
      await page.getByRole('button', { name: 'Try again' }).last().waitFor();
      await page.context().setOffline(false);
      found.push(...(await faultsByTurns(page, 'not sent')));
      await page.evaluate('sessionStorage.clear()');
      page.on('dialog', (dialog) => void dialog.accept());
      await page.reload();
      await page.getByRole('button', { name: 'Not helpful' }).last().click();
      await page.getByText('What was wrong with it?').first().waitFor();
      found.push(...(await faultsByTurns(page, 'why it did not help')));
      await page.goto('/chat/link');
      await page.getByRole('button', { name: 'Make a private link' }).click();
      await page.getByLabel('Your private link').waitFor();
      found.push(...(await faultsByTurns(page, 'private link')));
      await page.goto('/');
      await page.getByRole('button', { name: 'New conversation' }).click();
      await page.goto('/chat/earlier');
      found.push(...(await faultsByTurns(page, 'an earlier conversation')));
      expect(found).toEqual([]);
      await page.context().close();
    },
    SLOWLY_MS,
  );

  test(
    'of the library',
    async () => {
      const { page } = await running.visit('/');
      await ask(page, QUESTIONS.older);
      await page.getByRole('link', { name: /See the quote in the document/ }).click();
      await page.locator('mark').first().waitFor();
      const found = await faultsByTurns(page, 'citation');
      await page.goto('/library/document/none');
      found.push(...(await faultsByTurns(page, 'no such document')));
      await page.goto('/library/find');
      await page.getByLabel('What are you looking for?').fill('consent');
      await page.keyboard.press('Enter');
      await page.locator('.found a').first().waitFor();
      found.push(...(await faultsByTurns(page, 'search')));
      expect(found).toEqual([]);
      await page.context().close();
    },
    SLOWLY_MS,
  );

  test(
    'of the desk',
    async () => {
      const practitioner = await running.visit('/');
      await ask(practitioner.page, QUESTIONS.urgent);
      const { page } = await running.visit('/desk');
      await signIn(page, 'Ann Okafor', 'lead');
      await page.getByRole('link', { name: QUESTIONS.urgent }).first().click();
      const found = await faultsByTurns(page, 'waiting');
      await page.getByRole('button', { name: 'Claim' }).click();
      await page.getByLabel('Your message').fill('A note');
      await page.getByRole('button', { name: 'Save as private note' }).click();
      await page.locator('.turn-note').waitFor();
      await page.getByText('Search the guidance privately').click();
      await page.getByLabel(QUESTION_BOX).fill(QUESTIONS.answered);
      await page.getByRole('button', { name: 'Search', exact: true }).click();
      await page.getByRole('button', { name: 'Send these quotes to the practitioner' }).waitFor();
      for (const summary of await page.locator('summary:visible').all()) await summary.click();
      found.push(...(await faultsByTurns(page, 'claimed')));
      await page.getByLabel('What was the outcome?').selectOption({ index: 1 });
      await page.getByLabel('Close it anyway').check();
      await page.getByRole('button', { name: 'Close request' }).click();
      await page.getByText('This request is closed.').waitFor();
      found.push(...(await faultsByTurns(page, 'closed')));
      await page.getByRole('link', { name: 'Transcript and original messages' }).click();
      await page.getByRole('heading', { name: 'Transcript of a conversation with an adviser' }).waitFor();
      found.push(...(await faultsByTurns(page, 'transcript')));
      for (const path of ['/desk/closed', '/desk/advisers', '/desk/escalation/none']) {
        await page.goto(path);
        for (const summary of await page.locator('summary:visible').all()) await summary.click();
        found.push(...(await faultsByTurns(page, path)));
      }
      await page.goto('/desk/advisers/ben');
      await setHours(page, { from: '25:00', languages: 'Elvish' });
      await page.getByText('Your changes have not been saved').waitFor();
      found.push(...(await faultsByTurns(page, 'hours that are none')));
      await setHours(page, { from: '9:00', languages: 'Polish' });
      await page.locator('.said').waitFor();
      found.push(...(await faultsByTurns(page, 'hours saved')));
      await page.goto('/desk/advisers/ben');
      await page.locator('summary:visible').getByText('History').click();
      found.push(...(await faultsByTurns(page, 'hours set at the desk')));
      await page.evaluate('document.querySelector(\'[name="version"]\').value = "99"');
      await setHours(page, { from: '10:00', languages: 'Welsh' });
      await page.getByText('changed this while you were writing').waitFor();
      found.push(...(await faultsByTurns(page, 'hours overtaken')));
      await page.getByRole('button', { name: 'Reset to the settings in the file' }).click();
      await page.locator('.said').waitFor();
      await page.getByRole('button', { name: 'Sign out' }).click();
      await page.getByRole('heading', { name: 'You are signed out' }).waitFor();
      found.push(...(await faultsByTurns(page, 'signed out')));
      await page.getByRole('link', { name: 'Sign in again' }).click();
      await page.getByLabel('Your role').selectOption('editor');
      await page.getByLabel(/Your name/).fill('Ed Price');
      await page.keyboard.press('Enter');
      // The desk’s sign-in redirects an editor to the library.
      await page.waitForURL('**/library');
      await page.goto('/desk/closed');
      await page.getByRole('heading', { name: 'You do not have permission to view this page' }).waitFor();
      found.push(...(await faultsByTurns(page, 'wrong role')));
      expect(found).toEqual([]);
      await practitioner.page.context().close();
      await page.context().close();
    },
    SLOWLY_MS,
  );

  test(
    'of the opening hours',
    async () => {
      const { page } = await running.visit('/desk/hours');
      await page.getByLabel('Your role').selectOption('lead');
      await page.getByLabel(/Your name/).fill('Ann Okafor');
      await page.keyboard.press('Enter');
      await setWeek(page, '9', '5');
      await page.getByText('Enter 5pm, or 05:00 if you mean that.').first().waitFor();
      const found = await faultsByTurns(page, 'asks about 5');
      await setWeek(page, '9am', '5pm');
      await page.getByText('The new hours apply now.').waitFor();
      for (const summary of await page.locator('summary:visible').all()) await summary.click();
      found.push(...(await faultsByTurns(page, 'hours set, and how to remove them')));
      await page.getByRole('button', { name: 'Yes, remove them' }).click();
      await page.getByText('No hours are set here now.').waitFor();
      found.push(...(await faultsByTurns(page, 'hours removed')));
      expect(found).toEqual([]);
      await page.context().close();
    },
    SLOWLY_MS,
  );

  test('of an address that leads nowhere', async () => {
    const { page } = await running.visit('/no-such-page');
    await page.getByRole('heading', { name: 'Page not found' }).waitFor();
    expect(await faultsByTurns(page, 'not found')).toEqual([]);
    await page.getByRole('link', { name: 'Ask a question' }).click();
    await page.getByLabel(QUESTION_BOX).waitFor();
    await page.context().close();
  });

  test('of who is signed in', async () => {
    const { page } = await running.visit('/desk/people');
    await page.getByLabel('Your role').selectOption('admin');
    await page.getByLabel(/Your name/).fill('Ada Mensah');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'People' }).waitFor();
    await page.getByRole('button', { name: /^Sign out everywhere.*Ada Mensah/ }).click();
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
    expect(await faultsByTurns(page, 'signed out everywhere')).toEqual([]);
    await page.context().close();
  });
});
