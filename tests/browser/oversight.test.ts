// The pages of who read what, the audit log and data requests: by keyboard, without faults, on a desk and on a phone.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runSite } from '../fakes/web/running-site.js';
import type { RunningSite } from '../fakes/web/running-site.js';
import { describeWith } from '../support/requirements.js';
import { launchChromium } from './chromium.js';
import { accessibilityFaults, darkFaults, sidewaysScroll, tabTo } from './page-checks.js';
import { ask, visit } from './visits.js';
import { QUESTIONS, writtenAnswers } from './written-answers.js';

const SLOWLY_MS = 180_000;
/** Pictures of each state are written there. */
const PICTURES = process.env['PICTURES_DIR'];
const LOOKS: [string, BrowserContextOptions][] = [
  ['on a desk', { viewport: { width: 1100, height: 800 } }],
  ['on a phone', { viewport: { width: 390, height: 780 }, hasTouch: true }],
];

describeWith('chromium', 'the pages of oversight', (chromium) => {
  let browser: Browser;
  let site: RunningSite;
  beforeAll(async () => {
    browser = await launchChromium(chromium);
    site = await runSite(writtenAnswers);
  });
  afterAll(async () => {
    await browser.close();
    await site.close();
  });

  async function signedIn(
    path: string,
    look: BrowserContextOptions,
    role: string,
    name: string,
  ): Promise<Page> {
    const { page } = await visit(browser, site, path, look);
    await page.getByLabel('Your role').selectOption(role);
    await page.getByLabel(/Your name/).fill(name);
    await page.keyboard.press('Enter');
    await page.locator('.desk-pages').waitFor();
    return page;
  }

  /** A fault of the page as it is now; also takes its picture. */
  async function faults(page: Page, state: string): Promise<string[]> {
    if (PICTURES !== undefined) {
      mkdirSync(PICTURES, { recursive: true });
      const name = `${state} ${page.viewportSize()!.width}.png`.replaceAll(' ', '-');
      await page.screenshot({ path: join(PICTURES, name), fullPage: true });
    }
    const scroll = await sidewaysScroll(page);
    return [
      ...(scroll > 0 ? [`${scroll} pixels too wide`] : []),
      ...(await accessibilityFaults(page)),
      ...(await darkFaults(page)),
    ].map((fault) => `${state}: ${fault}`);
  }

  test.each(LOOKS)(
    'asks for a reason before it shows original messages, and shows leads who read what %s',
    async (_, look) => {
      const practitioner = await visit(browser, site, '/', look);
      await ask(practitioner.page, QUESTIONS.urgent);
      const [open] = await site.store.records.escalations.open();
      const path = `/desk/escalation/${open!.id}/transcript`;
      const page = await signedIn(path, look, 'lead', 'Lea Mensah');
      await page.getByText('Read the original messages').first().click();
      const found = await faults(page, 'original asked for');
      await page.getByRole('button', { name: 'Read the original messages' }).click();
      await page.getByText('Enter a reason.').waitFor();
      found.push(...(await faults(page, 'original refused')));
      await page.getByLabel(/Why do you need/).fill('The adviser is ill and the child may move tonight');
      await page.keyboard.press('Enter');
      await page.getByText('Included').waitFor();
      found.push(...(await faults(page, 'original shown')));
      await page.goto('/desk/readings');
      await page.getByText('the child may move tonight').first().waitFor();
      await page.getByLabel('Reason').selectOption('yes');
      await tabTo(page, '.filters button');
      await page.keyboard.press('Enter');
      await page.waitForURL(/reason=yes/);
      found.push(...(await faults(page, 'readings')));
      await page.getByLabel('Who', { exact: true }).fill('Nobody of this name');
      await page.keyboard.press('Enter');
      await page.getByText('Nothing found.').waitFor();
      found.push(...(await faults(page, 'readings none')));
      expect(found).toEqual([]);
      await practitioner.page.context().close();
      await page.context().close();
    },
    SLOWLY_MS,
  );

  test.each(LOOKS)(
    'shows admins the audit log %s',
    async (_, look) => {
      const page = await signedIn('/desk/audit', look, 'admin', 'Ada Mensah');
      await page.getByLabel('What').selectOption('sign-in');
      await page.getByRole('button', { name: 'Search' }).click();
      await page.locator('.log li', { hasText: 'Sign in' }).first().waitFor();
      expect(await faults(page, 'audit log')).toEqual([]);
      await page.context().close();
    },
    SLOWLY_MS,
  );

  test.each(LOOKS)(
    'adds a data request, searches by name with a second person, and erases %s',
    async (_, look) => {
      const practitioner = await visit(browser, site, '/', look);
      await ask(practitioner.page, QUESTIONS.answered);
      const page = await signedIn('/desk/data-requests', look, 'admin', 'Ada Mensah');
      const found = await faults(page, 'data requests none');
      await page.getByRole('button', { name: 'Add this request' }).click();
      await page.getByText('Enter the platform and the person’s id').waitFor();
      found.push(...(await faults(page, 'data request refused')));
      await page.getByLabel('By a name or reference').check();
      await page.getByLabel('Name or reference', { exact: true }).fill('Zora Hill');
      await tabTo(page, '.hold-form > button');
      await page.keyboard.press('Enter');
      await page.getByText('Ask another admin to approve it here.').first().waitFor();
      found.push(...(await faults(page, 'data request by name')));
      const second = await signedIn('/desk/data-requests', look, 'admin', 'Ben Okafor');
      await second.getByRole('button', { name: 'Approve the search' }).first().click();
      await second.getByText('The search was approved.').waitFor();
      await second.getByText('Pause while you wait').first().click();
      await second.getByLabel('What have you asked them?').first().fill('Which spelling of the name?');
      await second.keyboard.press('Enter');
      await second.getByText('The time is paused.').waitFor();
      found.push(...(await faults(second, 'data request paused')));
      const download = second.waitForEvent('download');
      await second.getByRole('link', { name: 'Download as a page' }).first().click();
      expect((await download).suggestedFilename()).toBe('data-request.html');
      await second.goto('/desk/data-requests');
      await second.getByText('Erase', { exact: true }).first().click();
      found.push(...(await faults(second, 'data request to be erased')));
      await second.getByRole('button', { name: 'Erase their data' }).first().click();
      await second.getByText('Their data was erased.').waitFor();
      found.push(...(await faults(second, 'data requests closed')));
      expect(found).toEqual([]);
      for (const { context } of [page, second, practitioner.page].map((one) => ({ context: one.context() })))
        await context.close();
    },
    SLOWLY_MS,
  );
});
