// Tests the oversight pages (access to original messages, audit log, data requests), by keyboard, on a
// computer and a phone. They must have no accessibility faults.
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { runSite } from '../fakes/web/running-site.js';
import { describeWith } from '../support/requirements.js';
import { inBrowser } from './support/running-in-browser.js';
import { faultsByTurns, tabTo } from './page-checks.js';
import { ask } from './visits.js';
import { QUESTIONS, writtenAnswers } from './written-answers.js';

const SLOWLY_MS = 180_000;

describeWith('chromium', 'the pages of oversight', (chromium) => {
  const running = inBrowser(chromium, () => runSite(writtenAnswers));

  async function signedIn(path: string, role: string, name: string): Promise<Page> {
    const { page } = await running.visit(path);
    await page.getByLabel('Your role').selectOption(role);
    await page.getByLabel(/Your name/).fill(name);
    await page.keyboard.press('Enter');
    await page.locator('.sections').waitFor();
    return page;
  }

  test(
    'asks for a reason before it shows original messages, and shows leads who read what',
    async () => {
      const practitioner = await running.visit('/');
      await ask(practitioner.page, QUESTIONS.urgent);
      const [open] = await running.site.store.records.escalations.open();
      const path = `/desk/escalation/${open!.id}/transcript`;
      const page = await signedIn(path, 'lead', 'Lea Mensah');
      await page.getByText('Read the original messages').first().click();
      const found = await faultsByTurns(page, 'original asked for');
      await page.getByRole('button', { name: 'Read the original messages' }).click();
      await page.getByText('Enter a reason.').waitFor();
      found.push(...(await faultsByTurns(page, 'original refused')));
      await page.getByLabel(/Why do you need/).fill('The adviser is ill and the child may move tonight');
      await page.keyboard.press('Enter');
      await page.getByText('Included').waitFor();
      found.push(...(await faultsByTurns(page, 'original shown')));
      await page.goto('/desk/readings');
      await page.getByText('the child may move tonight').first().waitFor();
      await page.getByLabel('Reason').selectOption('yes');
      await tabTo(page, '.filters button');
      await page.keyboard.press('Enter');
      await page.waitForURL(/reason=yes/);
      found.push(...(await faultsByTurns(page, 'readings')));
      await page.getByLabel('Who', { exact: true }).fill('Nobody of this name');
      await page.keyboard.press('Enter');
      await page.getByText('Nothing found.').waitFor();
      found.push(...(await faultsByTurns(page, 'readings none')));
      expect(found).toEqual([]);
      await practitioner.page.context().close();
      await page.context().close();
    },
    SLOWLY_MS,
  );

  test(
    'shows admins the audit log',
    async () => {
      const page = await signedIn('/desk/audit', 'admin', 'Ada Mensah');
      await page.getByLabel('What').selectOption('sign-in');
      await page.getByRole('button', { name: 'Search' }).click();
      await page.locator('.log li', { hasText: 'signed in' }).first().waitFor();
      expect(await faultsByTurns(page, 'audit log')).toEqual([]);
      await page.context().close();
    },
    SLOWLY_MS,
  );

  test(
    'adds a data request, searches by name with a second person, and erases',
    async () => {
      const practitioner = await running.visit('/');
      await ask(practitioner.page, `My client is Zora Hill. ${QUESTIONS.answered}`);
      const page = await signedIn('/desk/data-requests', 'admin', 'Ada Mensah');
      const found = await faultsByTurns(page, 'data requests none');
      await page.getByRole('button', { name: 'Add this request' }).click();
      await page.getByText('Enter the platform and the person’s ID').waitFor();
      found.push(...(await faultsByTurns(page, 'data request refused')));
      await page.getByLabel('By name or reference').check();
      await page.getByLabel('Name or reference', { exact: true }).fill('Zora Hill');
      await tabTo(page, '.hold-form > button');
      await page.keyboard.press('Enter');
      await page.getByText('Ask another admin to approve it here.').first().waitFor();
      found.push(...(await faultsByTurns(page, 'data request by name')));
      const second = await signedIn('/desk/data-requests', 'admin', 'Ben Okafor');
      await second.getByRole('button', { name: 'Approve the search' }).first().click();
      await second.getByText('The search has been approved.').waitFor();
      await second.getByText('Pause while you wait').first().click();
      await second.getByLabel('What did you ask them?').first().fill('Which spelling of the name?');
      await second.keyboard.press('Enter');
      await second.getByText('The time limit is paused.').waitFor();
      found.push(...(await faultsByTurns(second, 'data request paused')));
      const download = second.waitForEvent('download');
      await second.getByRole('link', { name: 'Download as a web page' }).first().click();
      expect((await download).suggestedFilename()).toBe('data-request.html');
      await second.goto('/desk/data-requests');
      await second.getByText('Erase', { exact: true }).first().click();
      found.push(...(await faultsByTurns(second, 'data request to be erased')));
      await second.getByRole('button', { name: 'Erase their data' }).first().click();
      await second.getByText('Their data has been erased.').waitFor();
      found.push(...(await faultsByTurns(second, 'data requests closed')));
      expect(found).toEqual([]);
      for (const { context } of [page, second, practitioner.page].map((one) => ({ context: one.context() })))
        await context.close();
    },
    SLOWLY_MS,
  );
});
