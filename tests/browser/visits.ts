// Opens pages of the running site, as a practitioner in the chat and as an adviser at the desk.
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import type { RunningSite } from '../fakes/web/running-site.js';

export interface Visitor {
  page: Page;
  /** Errors in the page’s scripts, and resources that the browser refused to run or load. */
  complaints: string[];
}

export async function visit(
  browser: Browser,
  site: Pick<RunningSite, 'url'>,
  path: string,
  options: BrowserContextOptions = {},
): Promise<Visitor> {
  const context = await browser.newContext({ baseURL: site.url, reducedMotion: 'reduce', ...options });
  // This is longer than Playwright’s default of 30 seconds, which was too short for a page that retried on a busy
  // machine.
  context.setDefaultTimeout(55_000);
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  await page.goto(path);
  return { page, complaints };
}

/**
 * Matches the label of the question box, which names the reader: the assistant or, once there is a request,
 * an adviser.
 */
export const QUESTION_BOX = /^(Your question|Message to the adviser|Eich cwestiwn|Neges i’r cynghorydd)$/;

export async function ask(page: Page, question: string): Promise<void> {
  // Waits for the page’s script. Until it runs, Enter only starts a new line.
  await page.waitForLoadState();
  const before = await page.locator('.entry-out').count();
  await page.getByLabel(QUESTION_BOX).fill(question);
  await page.keyboard.press('Enter');
  // The first reply comes after a greeting.
  await page
    .locator('.entry-out')
    .nth(before === 0 ? 1 : before)
    .waitFor();
}

/** Presses the button for an adviser below the last answer that has one. */
export async function pressForAdviser(page: Page): Promise<void> {
  await page.locator('.entry-out .adviser-ask > summary').last().click();
  await page.locator('.entry-out .adviser-ask[open]').getByRole('button').click();
}

export async function signIn(page: Page, name: string, role = 'adviser'): Promise<void> {
  await page.getByLabel('Your role').selectOption(role);
  await page.getByLabel(/Your name/).fill(name);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Waiting' }).first().waitFor();
}

/** Sets opening hours from Monday to Friday, with bank holidays and a closed day, on the page that is open. */
export async function setWeek(page: Page, from: string, to: string): Promise<void> {
  for (const day of ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday']) {
    await page.getByLabel(`${day}: opens`).fill(from);
    await page.getByLabel(`${day}: closes`).fill(to);
  }
  await page.getByLabel('Closed days').fill('24 December 2126');
  await page.getByLabel('Also closed on bank holidays in').selectOption('scotland');
  await page.getByRole('button', { name: 'Save' }).click();
}
