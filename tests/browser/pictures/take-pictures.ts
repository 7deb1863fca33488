// Takes screenshots of the running site: `npx tsx tests/browser/pictures/take-pictures.ts [FOLDER [PART]]`.
// With “docs” or no FOLDER, it takes the documentation’s screenshots, into docs/pictures. With any other
// folder, it takes every page and state. PART is the name of a function below.
import { mkdir } from 'node:fs/promises';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { deskPersonCalled } from '../../fakes/web/desk-people.js';
import { runSite, type RunningSite } from '../../fakes/web/running-site.js';
import { sampleRoster } from '../../fakes/samples/sample-roster.js';
import { pathOf } from '../../support/requirements.js';
import { launchChromium } from '../support/chromium.js';
import { keepPicture } from './keep-picture.js';
import { PICTURES } from './shown.js';
import { fillPastWeeks } from './past-weeks.js';
import { takeGovernance } from './take-governance.js';
import { takeReview } from './take-review.js';
import { takeWriting } from './take-writing.js';
import { ask, QUESTION_BOX, pressForAdviser } from '../visits.js';
import { QUESTIONS, writtenAnswers } from '../written-answers.js';

const SHOWN = new Set([
  'chat-answer',
  'citation',
  'chat-phone',
  'chat-welsh',
  'chat-urgent',
  'desk-queue',
  'desk-request',
  'desk-figures',
  'library-change',
  'library-trial',
  'library-recall',
  'library-note',
  'library-questions',
  'library-coverage',
]);

const ROSTER = sampleRoster(
  {
    as: [deskPersonCalled('Ann Okafor')],
    id: 'ann',
    lead: true,
    specialisms: ['social-work', 'young-peoples-participation'],
    languages: ['en', 'fr'],
  },
  {
    as: [deskPersonCalled('Ben Hughes')],
    id: 'ben',
    duty: true,
    specialisms: ['law-enforcement'],
    nations: ['wales'],
    hours: [{ days: ['mon', 'tue', 'wed', 'thu', 'fri'], from: '09:00', to: '17:00' }],
  },
  {
    as: [deskPersonCalled('Dita Kowalska')],
    id: 'dita',
    specialisms: ['immigration-safeguarding', 'immigration-and-traffickers'],
    languages: ['en', 'pl', 'vi'],
    hours: [{ days: ['sat', 'sun'], from: '20:00', to: '06:00' }],
  },
);

const [, , to = 'docs', only] = process.argv;
const given = to === 'docs' ? undefined : to;
const folder = given ?? PICTURES;
await mkdir(folder, { recursive: true });
const chromium = pathOf('chromium');
if (!chromium) throw new Error('There is no Chromium: `tsx tests/prepare.ts` says how to get one.');
const browser = await launchChromium(chromium);
// Each function gets a separate site, so that the desk only shows the requests made there.
for (const takeAll of [takeChat, takeDesk, takeLibrary]) {
  if (only !== undefined && takeAll.name !== only) continue;
  const site = await runSite(writtenAnswers, { roster: () => ROSTER });
  await takeAll(browser, site).finally(() => site.close());
}
for (const takeAll of [takeWriting, takeReview, takeGovernance])
  if (only === undefined || only === takeAll.name) await takeAll(browser, take, takeEverywhere);
await browser.close();

async function takeChat(browser: Browser, site: RunningSite): Promise<void> {
  await inChat(browser, site, {}, async (page) => {
    await take(page, 'chat-first-visit');
    await ask(page, QUESTIONS.answered);
    await take(page, 'chat-answer');
    await page
      .getByRole('link', { name: /See the quote in the document/ })
      .first()
      .click();
    await page.waitForLoadState();
    await take(page, 'citation');
  });
  await inChat(browser, site, { viewport: { width: 390, height: 740 } }, async (page) => {
    await take(page, 'chat-phone-first-visit');
    await ask(page, QUESTIONS.answered);
    await take(page, 'chat-phone');
    await page
      .getByRole('link', { name: /See the quote in the document/ })
      .first()
      .click();
    await take(page, 'citation-phone');
  });
  await inChat(browser, site, { viewport: { width: 390, height: 740 }, locale: 'cy' }, async (page) => {
    await take(page, 'chat-welsh-first-visit');
    await page.locator('#question').fill(QUESTIONS.answered);
    await page.keyboard.press('Enter');
    await page.locator('.entry-out blockquote').first().waitFor();
    await take(page, 'chat-welsh');
  });
  await inChat(browser, site, { colorScheme: 'dark' }, async (page) => {
    await ask(page, QUESTIONS.answered);
    await take(page, 'chat-dark');
    await ask(page, QUESTIONS.urgent);
    await take(page, 'chat-urgent-dark');
  });
  const states: [string, string][] = [
    ['chat-urgent', QUESTIONS.urgent],
    ['chat-unanswerable', QUESTIONS.unanswerable],
    ['chat-clarification', QUESTIONS.clarification],
    ['chat-left-out', QUESTIONS.personal],
    ['chat-superseded', QUESTIONS.older],
  ];
  for (const [name, question] of states)
    await inChat(browser, site, {}, async (page) => {
      await ask(page, question);
      await take(page, name);
    });
  await inChat(browser, site, {}, async (page) => {
    const release = site.holdAnswers();
    await page.getByLabel(QUESTION_BOX).fill(QUESTIONS.answered);
    await page.keyboard.press('Enter');
    await page.getByText('Searching the guidance…').waitFor();
    await take(page, 'chat-searching');
    release();
  });
  await inChat(browser, site, {}, async (page) => {
    await page.context().setOffline(true);
    await page.getByLabel(QUESTION_BOX).fill('Who can refer a child?');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Try again' }).waitFor();
    await take(page, 'chat-not-sent');
  });
  await inChat(browser, site, { javaScriptEnabled: false }, async (page) => {
    await page.getByLabel(QUESTION_BOX).fill(QUESTIONS.answered);
    await page.getByRole('button', { name: 'Send' }).click();
    await take(page, 'chat-without-script');
  });
  for (const [name, look] of [
    ['not-found', {}],
    ['not-found-phone', { viewport: { width: 390, height: 740 } }],
    ['not-found-dark', { colorScheme: 'dark' }],
  ] as const)
    await inChat(browser, site, look, async (page) => {
      await page.goto('/no-such-page');
      await take(page, name);
    });
}

/**
 * Takes the desk’s screenshots, on a site with a list of advisers and a day of questions, requests and
 * conversations.
 */
async function takeDesk(browser: Browser, site: RunningSite): Promise<void> {
  const desk = await browser.newContext({
    baseURL: site.url,
    viewport: { width: 1100, height: 800 },
    reducedMotion: 'reduce',
  });
  const page = await desk.newPage();
  await page.goto('/desk');
  await take(page, 'desk-sign-in');
  await page.getByLabel(/Your name/).fill('Ann Okafor');
  await page.getByLabel('Your role').selectOption('lead');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Waiting' }).waitFor();
  await take(page, 'desk-empty');
  await page.goto('/desk/figures');
  await take(page, 'desk-figures-empty');
  await fillPastWeeks(
    site.store,
    ROSTER.map(({ identities, name }) => ({ platform: 'web' as const, id: identities.web![0]!, name })),
  );
  await fillDesk(browser, site);
  await page.goto('/desk');
  await takeEverywhere(page, 'desk-queue');
  await page
    .getByRole('link', { name: /Can her/ })
    .first()
    .click();
  await take(page, 'desk-request-waiting');
  await page.getByRole('button', { name: 'Claim' }).click();
  await page
    .getByLabel('Your message', { exact: true })
    .fill('Thank you for asking. Is she safe where she is tonight?');
  await page.getByRole('button', { name: 'Send to the practitioner' }).click();
  await page.locator('.turn-to-practitioner').waitFor();
  await page.getByLabel('Your message', { exact: true }).fill('Check who her guardian is.');
  await page.getByRole('button', { name: 'Save as private note' }).click();
  await page.locator('.turn-note').waitFor();
  await page
    .locator('.turn-to-practitioner')
    .last()
    .evaluate('(turn) => turn.scrollIntoView({ block: "center" })');
  await takeEverywhere(page, 'desk-request');
  await page.getByText('Search the guidance privately').click();
  await page.getByLabel(QUESTION_BOX).fill(QUESTIONS.answered);
  await page.getByRole('button', { name: 'Search', exact: true }).click();
  await page.getByRole('button', { name: 'Send these quotes to the practitioner' }).waitFor();
  for (const name of ['Transfer', 'Close']) await page.locator('summary', { hasText: name }).click();
  await takeEverywhere(page, 'desk-request-private');
  await page.getByLabel('What was the outcome?').selectOption({ index: 1 });
  const unanswered = page.getByLabel('Close it anyway');
  if (await unanswered.count()) await unanswered.check();
  await page.getByRole('button', { name: 'Close request' }).click();
  await page.getByText('This request is closed.').waitFor();
  await takeEverywhere(page, 'desk-request-closed');
  await page.getByRole('link', { name: 'Transcript and original messages' }).click();
  await takeEverywhere(page, 'desk-transcript');
  await page.emulateMedia({ media: 'print' });
  await take(page, 'desk-transcript-print');
  await page.emulateMedia({ media: 'screen' });
  await page.goto('/desk');
  await page.getByRole('link', { name: QUESTIONS.urgent }).first().click();
  await takeEverywhere(page, 'desk-request-urgent');
  for (const path of ['advisers', 'advisers/ben', 'figures']) {
    await page.goto(`/desk/${path}`);
    await takeEverywhere(page, `desk-${path.replace('/', '-')}`);
  }
  await desk.close();
  await inChat(browser, site, {}, async (stranger) => {
    await stranger.goto('/sign-in');
    await stranger.getByLabel(/Your name/).fill('Cyd Evans');
    await stranger.getByLabel('Your role').selectOption('editor');
    await stranger.keyboard.press('Enter');
    await stranger.getByText('Signed in').or(stranger.getByText('Sign out')).first().waitFor();
    await stranger.goto('/desk/retention');
    await stranger.getByText('You do not have permission to view this page').first().waitFor();
    await take(stranger, 'desk-wrong-role');
  });
}

async function fillDesk(browser: Browser, site: RunningSite): Promise<void> {
  await inChat(browser, site, {}, (page) => ask(page, QUESTIONS.urgent));
  for (const question of [QUESTIONS.personal, QUESTIONS.unanswerable])
    await inChat(browser, site, {}, async (page) => {
      await ask(page, question);
      await pressForAdviser(page);
      await page.getByText('I have sent your request to the advisers.').first().waitFor();
      await take(page, 'chat-adviser-asked');
    });
}

async function takeEverywhere(page: Page, name: string): Promise<void> {
  await take(page, name);
  if (given === undefined) return;
  await page.emulateMedia({ colorScheme: 'dark' });
  await take(page, `${name}-dark`);
  await page.emulateMedia({ colorScheme: 'light' });
  await page.setViewportSize({ width: 360, height: 740 });
  await take(page, `${name}-phone`);
  await page.setViewportSize({ width: 1100, height: 800 });
}

async function takeLibrary(browser: Browser, site: RunningSite): Promise<void> {
  const context = await browser.newContext({ baseURL: site.url, viewport: { width: 1100, height: 800 } });
  const page = await context.newPage();
  await page.goto('/library');
  await take(page, 'library');
  await page.goto('/library/document/duty-to-notify');
  await take(page, 'library-document');
  await page.setViewportSize({ width: 360, height: 740 });
  await take(page, 'library-document-phone');
  await page.emulateMedia({ media: 'print' });
  await context.close();
}

async function inChat(
  browser: Browser,
  site: RunningSite,
  options: BrowserContextOptions,
  visit: (page: Page) => Promise<void>,
): Promise<void> {
  const context: BrowserContext = await browser.newContext({
    baseURL: site.url,
    viewport: { width: 1100, height: 800 },
    reducedMotion: 'reduce',
    ...options,
  });
  const page = await context.newPage();
  await page.goto('/');
  await visit(page);
  await context.close();
}

async function take(page: Page, name: string): Promise<void> {
  if (given === undefined && !SHOWN.has(name)) return;
  const whole = given !== undefined;
  await keepPicture(page, folder, `${whole ? 'web-' : ''}${name}`, { fullPage: whole });
}
