// Every page and state: no fault that a machine finds against WCAG 2.2 AA, light and dark, and nothing cut off on a phone.
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { deskPersonCalled } from '../fakes/web/desk-people.js';
import { sampleDocument, samplePassage } from '../fakes/guidance-samples.js';
import { runSite } from '../fakes/web/running-site.js';
import type { RunningSite } from '../fakes/web/running-site.js';
import { sampleRoster } from '../fakes/samples/sample-roster.js';
import { describeWith } from '../support/requirements.js';
import { launchChromium } from './chromium.js';
import { accessibilityFaults, darkFaults, sidewaysScroll } from './page-checks.js';
import { ask, signIn, visit } from './visits.js';
import { QUESTIONS, writtenAnswers } from './written-answers.js';

const sampleResult = { passage: samplePassage(), document: sampleDocument() };
const ROSTER = sampleRoster(
  { as: [deskPersonCalled('Ann Okafor')], id: 'ann', lead: true, languages: ['pl'] },
  { as: [deskPersonCalled('Ben Hughes')], id: 'ben', duty: true, specialisms: ['law-enforcement'] },
);
/** Each visits many states, and looks at every one of them by machine. */
const SLOWLY_MS = 120_000;
const PHONE = { viewport: { width: 360, height: 740 }, hasTouch: true } satisfies BrowserContextOptions;

describeWith('chromium', 'every page', (chromium) => {
  let browser: Browser;
  let site: RunningSite;
  beforeAll(async () => {
    browser = await launchChromium(chromium);
    site = await runSite(
      writtenAnswers,
      { roster: () => ROSTER },
      {},
      { search: () => Promise.resolve([{ ...sampleResult, score: 1 }]) },
    );
  });
  afterAll(async () => {
    await browser.close();
    await site.close();
  });

  /** What is wrong with a page as it stands, at the width that it has; on a phone, in the dark too. */
  const faults = async (page: Page): Promise<string[]> => {
    const scroll = await sidewaysScroll(page);
    return [
      ...(scroll > 0 ? [`${scroll} pixels too wide`] : []),
      ...(await accessibilityFaults(page)),
      ...(page.viewportSize()?.width === PHONE.viewport.width ? await darkFaults(page) : []),
    ];
  };

  async function setHours(page: Page, { from, languages }: { from: string; languages: string }) {
    await page.getByLabel('In these shifts').check();
    await page.locator('#shift-0-mon').check();
    await page.locator('#shift-0-from').fill(from);
    await page.locator('#shift-0-to').fill('17:00');
    await page.getByLabel('Languages').fill(languages);
    await page.locator('.details-form .button.primary').click();
  }

  const LOOKS: [string, BrowserContextOptions][] = [
    ['on a desk', { viewport: { width: 1100, height: 800 } }],
    ['on a phone', PHONE],
  ];

  test.each(LOOKS)(
    'of the chat %s',
    async (_, look) => {
      const { page } = await visit(browser, site, '/', look);
      const found: Record<string, string[]> = { 'first visit': await faults(page) };
      for (const [state, question] of Object.entries(QUESTIONS)) {
        await ask(page, question);
        found[state] = await faults(page);
      }
      await page.locator('.composer summary', { hasText: 'Nation' }).click();
      await page.locator('.composer summary', { hasText: 'More' }).click();
      found['settings open'] = await faults(page);
      await page.context().setOffline(true);
      await page.getByLabel('Your question').fill('Not sent');
      await page.keyboard.press('Enter');
      await page.getByRole('button', { name: 'Try again' }).waitFor();
      await page.context().setOffline(false);
      found['not sent'] = await faults(page);
      await page.evaluate('sessionStorage.clear()');
      page.on('dialog', (dialog) => void dialog.accept());
      await page.reload();
      await page.locator('.composer summary', { hasText: 'Talk to an adviser' }).click();
      found['before asking for an adviser'] = await faults(page);
      await page.getByRole('button', { name: 'Not helpful' }).last().click();
      await page.getByText('What was wrong with it?').first().waitFor();
      found['why it did not help'] = await faults(page);
      await page.goto('/chat/link');
      await page.getByRole('button', { name: 'Make a private link' }).click();
      await page.getByLabel('Your private link').waitFor();
      found['private link'] = await faults(page);
      await page.goto('/chat/save');
      found['print or save'] = await faults(page);
      await page.goto('/');
      await page.getByRole('button', { name: 'New conversation' }).click();
      for (const path of ['/chat/earlier', '/chat/return', '/privacy', '/accessibility', '/contact']) {
        await page.goto(path);
        found[path] = await faults(page);
      }
      expect(found).toEqual(Object.fromEntries(Object.keys(found).map((state) => [state, []])));
      await page.context().close();
    },
    SLOWLY_MS,
  );

  test.each(LOOKS)(
    'of the library %s',
    async (_, look) => {
      const { page } = await visit(browser, site, '/', look);
      await ask(page, QUESTIONS.older);
      await page.getByRole('link', { name: /See the quote in the document/ }).click();
      await page.locator('mark').first().waitFor();
      const found: Record<string, string[]> = { citation: await faults(page) };
      for (const path of ['/library', '/library/document/duty-to-notify', '/library/document/none']) {
        await page.goto(path);
        for (const kind of await page.locator('.documents-of > summary').all()) await kind.click();
        found[path] = await faults(page);
      }
      await page.goto('/library/find');
      await page.getByLabel('What are you looking for?').fill('consent');
      await page.keyboard.press('Enter');
      await page.locator('.found a').first().waitFor();
      found.search = await faults(page);
      expect(found).toEqual(Object.fromEntries(Object.keys(found).map((state) => [state, []])));
      await page.context().close();
    },
    SLOWLY_MS,
  );

  test.each(LOOKS)(
    'of the desk %s',
    async (_, look) => {
      const practitioner = await visit(browser, site, '/');
      await ask(practitioner.page, QUESTIONS.urgent);
      const { page } = await visit(browser, site, '/desk', look);
      const found: Record<string, string[]> = { 'sign-in': await faults(page) };
      await signIn(page, 'Ann Okafor', 'lead');
      found.queue = await faults(page);
      await page.getByRole('link', { name: QUESTIONS.urgent }).first().click();
      found.waiting = await faults(page);
      await page.getByRole('button', { name: 'Claim' }).click();
      await page.getByLabel('Your message').fill('A note');
      await page.getByRole('button', { name: 'Save as private note' }).click();
      await page.locator('.turn-note').waitFor();
      await page.getByText('Search the guidance privately').click();
      await page.getByLabel('Your question').fill(QUESTIONS.answered);
      await page.getByRole('button', { name: 'Ask', exact: true }).click();
      await page.getByRole('button', { name: 'Send these quotes to the practitioner' }).waitFor();
      for (const summary of await page.locator('summary').all()) await summary.click();
      found.claimed = await faults(page);
      await page.getByRole('button', { name: 'Resolve' }).click();
      await page.getByText('This request is closed.').waitFor();
      found.closed = await faults(page);
      await page.getByRole('link', { name: 'Transcript', exact: true }).click();
      await page.getByRole('heading', { name: 'Transcript of a conversation with an adviser' }).waitFor();
      found.transcript = await faults(page);
      for (const path of [
        '/desk/closed',
        '/desk/saved-replies',
        '/desk/advisers',
        '/desk/figures',
        '/desk/escalation/none',
      ]) {
        await page.goto(path);
        for (const summary of await page.locator('summary').all()) await summary.click();
        found[path] = await faults(page);
      }
      await page.goto('/desk/advisers/ben');
      found['an adviser’s hours'] = await faults(page);
      await setHours(page, { from: '25:00', languages: 'Elvish' });
      await page.getByText('Your changes have not been saved').waitFor();
      found['hours that are none'] = await faults(page);
      await setHours(page, { from: '9:00', languages: 'Polish' });
      await page.locator('.said').waitFor();
      found['hours saved'] = await faults(page);
      await page.goto('/desk/advisers/ben');
      await page.locator('summary').click();
      found['hours set at the desk'] = await faults(page);
      await page.evaluate('document.querySelector(\'[name="version"]\').value = "99"');
      await setHours(page, { from: '10:00', languages: 'Welsh' });
      await page.getByText('changed this while you were writing').waitFor();
      found['hours overtaken'] = await faults(page);
      await page.getByRole('button', { name: 'Reset to the settings in the file' }).click();
      await page.locator('.said').waitFor();
      await page.getByRole('button', { name: 'Sign out' }).click();
      await page.getByRole('heading', { name: 'You are signed out' }).waitFor();
      found['signed out'] = await faults(page);
      await page.getByRole('link', { name: 'Sign in again' }).click();
      await page.getByLabel('Your role').selectOption('editor');
      await page.getByLabel(/Your name/).fill('Ed Price');
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { name: 'You do not have permission to view this page' }).waitFor();
      found['wrong role'] = await faults(page);
      expect(found).toEqual(Object.fromEntries(Object.keys(found).map((state) => [state, []])));
      await practitioner.page.context().close();
      await page.context().close();
    },
    SLOWLY_MS,
  );

  test.each(LOOKS)('of an address that leads nowhere %s', async (_, look) => {
    const { page } = await visit(browser, site, '/no-such-page', look);
    await page.getByRole('heading', { name: 'Page not found' }).waitFor();
    expect(await faults(page)).toEqual([]);
    await page.getByRole('link', { name: 'Ask a question' }).click();
    await page.getByLabel('Your question').waitFor();
    await page.context().close();
  });

  test.each(LOOKS)('of who is signed in %s', async (_, look) => {
    const { page } = await visit(browser, site, '/desk/people', look);
    await page.getByLabel('Your role').selectOption('admin');
    await page.getByLabel(/Your name/).fill('Ada Mensah');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'People' }).waitFor();
    expect(await faults(page)).toEqual([]);
    await page.getByRole('button', { name: /^Sign out everywhere.*Ada Mensah/ }).click();
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
    expect(await faults(page)).toEqual([]);
    await page.context().close();
  });
});
