// Takes the pictures of the documentation from the running site: `npx tsx tests/browser/take-pictures.ts [FOLDER]`.
// Without a folder only those that the documentation shows are taken, into docs/pictures; with one, every page and state.
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { runSite } from '../fakes/running-site.js';
import type { RunningSite } from '../fakes/running-site.js';
import { pathOf } from '../support/requirements.js';
import { launchChromium } from './chromium.js';
import { ask } from './visits.js';
import { QUESTIONS, writtenAnswers } from './written-answers.js';

const SHOWN = new Set([
  'chat-answer',
  'citation',
  'chat-phone',
  'chat-urgent',
  'chat-dark',
  'desk-queue',
  'desk-request',
]);

const [, , given] = process.argv;
const folder = given ?? 'docs/pictures';
await mkdir(folder, { recursive: true });
const chromium = pathOf('chromium');
if (!chromium) throw new Error('There is no Chromium: `tsx tests/prepare.ts` says how to get one.');
const browser = await launchChromium(chromium);
// A site of its own for each, so that the desk shows what was asked for it and nothing else.
for (const takeAll of [takeChat, takeDesk, takeLibrary]) {
  const site = await runSite(writtenAnswers);
  await takeAll(browser, site).finally(() => site.close());
}
await browser.close();

async function takeChat(browser: Browser, site: RunningSite): Promise<void> {
  await inChat(browser, site, {}, async (page) => {
    await take(page, 'chat-first-visit');
    await ask(page, QUESTIONS.answered);
    await take(page, 'chat-answer');
    await page
      .getByRole('link', { name: /Read in its surroundings/ })
      .first()
      .click();
    await page.waitForLoadState();
    await take(page, 'citation');
  });
  await inChat(browser, site, { viewport: { width: 360, height: 740 } }, async (page) => {
    await take(page, 'chat-phone-first-visit');
    await ask(page, QUESTIONS.answered);
    await take(page, 'chat-phone');
    await page
      .getByRole('link', { name: /Read in its surroundings/ })
      .first()
      .click();
    await take(page, 'citation-phone');
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
    await page.getByLabel('Your question').fill(QUESTIONS.answered);
    await page.keyboard.press('Enter');
    await page.getByText('Searching the guidance…').waitFor();
    await take(page, 'chat-searching');
    release();
  });
  await inChat(browser, site, {}, async (page) => {
    await page.context().setOffline(true);
    await page.getByLabel('Your question').fill('Who can refer a child?');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Try again' }).waitFor();
    await take(page, 'chat-not-sent');
  });
  await inChat(browser, site, { javaScriptEnabled: false }, async (page) => {
    await page.getByLabel('Your question').fill(QUESTIONS.answered);
    await page.getByRole('button', { name: 'Send' }).click();
    await take(page, 'chat-without-script');
  });
}

async function takeDesk(browser: Browser, site: RunningSite): Promise<void> {
  await inChat(browser, site, {}, (page) => ask(page, QUESTIONS.urgent));
  for (const question of [QUESTIONS.personal, QUESTIONS.unanswerable])
    await inChat(browser, site, {}, async (page) => {
      await ask(page, question);
      await page.getByRole('button', { name: 'Talk to an adviser' }).last().click();
      await page.getByText('I have asked an adviser.').first().waitFor();
      await take(page, 'chat-adviser-asked');
    });
  const desk = await browser.newContext({ baseURL: site.url, viewport: { width: 1100, height: 800 } });
  const page = await desk.newPage();
  await page.goto('/desk');
  await take(page, 'desk-sign-in');
  await page.getByLabel(/Your name/).fill('Ann Okafor');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Waiting' }).waitFor();
  await take(page, 'desk-queue');
  await page
    .getByRole('link', { name: /Can her/ })
    .first()
    .click();
  await take(page, 'desk-request-waiting');
  await page.getByRole('button', { name: 'Claim' }).click();
  await page.getByLabel('Your message').fill('Thank you for asking. Is she safe where she is tonight?');
  await page.getByRole('button', { name: 'Send to the practitioner' }).click();
  await page.locator('.turn-to-practitioner').waitFor();
  await page.getByLabel('Your message').fill('Check who her guardian is.');
  await page.getByRole('button', { name: 'Keep as a note' }).click();
  await page.locator('.turn-note').waitFor();
  await page.evaluate('window.scrollTo(0, 0)');
  await take(page, 'desk-request');
  await page.setViewportSize({ width: 360, height: 740 });
  await take(page, 'desk-request-phone');
  await page.goto('/desk');
  await take(page, 'desk-queue-phone');
  await desk.close();
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
  await page.screenshot({ path: join(folder, `${given === undefined ? '' : 'web-'}${name}.png`) });
}
