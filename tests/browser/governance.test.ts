// Tests the admins’ pages for deletion, legal holds and switches, by keyboard, on a computer and a phone.
// They must have no accessibility faults.
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { runSite } from '../fakes/web/running-site.js';
import { describeWith } from '../support/requirements.js';
import { inBrowser } from './support/running-in-browser.js';
import { faultsByTurns, tabTo } from './page-checks.js';
import { ask, QUESTION_BOX } from './visits.js';
import { QUESTIONS, writtenAnswers } from './written-answers.js';

const SLOWLY_MS = 120_000;

describeWith('chromium', 'the admins’ pages', (chromium) => {
  const running = inBrowser(chromium, () => runSite(writtenAnswers));

  async function asAdmin(path: string): Promise<Page> {
    const { page } = await running.visit(path);
    await page.getByLabel('Your role').selectOption('admin');
    await page.getByLabel(/Your name/).fill('Ada Mensah');
    await page.keyboard.press('Enter');
    await page.locator('.sections').waitFor();
    return page;
  }

  test(
    'says what is deleted when and how much, asks for it to be confirmed, and can stop again',
    async () => {
      const page = await asAdmin('/desk/retention');
      const found: string[] = [];
      await page.getByText('Nothing is being deleted.').waitFor();
      found.push(...(await faultsByTurns(page, 'retention not confirmed')));
      await tabTo(page, 'main a.button');
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { name: 'What would be deleted tonight' }).waitFor();
      found.push(...(await faultsByTurns(page, 'confirming retention')));
      await tabTo(page, 'main form.stack button');
      await page.keyboard.press('Enter');
      await page.getByText('Confirmed. Data past its retention period').waitFor();
      const { retention } = running.site.store;
      const { id } = await retention.begin('a night', new Date().toISOString());
      await retention.recordFailure(id, 'originals', { step: 0 });
      await retention.end(id, new Date().toISOString());
      await page.goto('/desk/retention');
      await page.getByText('By kind of data').first().click();
      found.push(...(await faultsByTurns(page, 'retention')));
      await page.getByRole('button', { name: 'Stop deleting' }).click();
      await page.getByText('Nothing is being deleted.').waitFor();
      expect(found).toEqual([]);
      await page.context().close();
    },
    SLOWLY_MS,
  );

  test(
    'places a legal hold and lifts it',
    async () => {
      const practitioner = await running.visit('/');
      await ask(practitioner.page, QUESTIONS.urgent);
      const page = await asAdmin('/desk/holds');
      const found = await faultsByTurns(page, 'holds');
      await page.getByLabel('ID', { exact: true }).fill('nobody');
      await page.getByLabel('Reason').fill('Court order of 3 May');
      await page.getByRole('button', { name: 'Place this hold' }).click();
      await page.getByText('We hold nothing about a person with this ID').waitFor();
      expect(await page.getByLabel('Reason').inputValue()).toBe('Court order of 3 May');
      found.push(...(await faultsByTurns(page, 'hold refused')));
      const [open] = await running.site.store.records.escalations.open();
      await page.getByLabel('A request for an adviser').check();
      await page.getByLabel('ID', { exact: true }).fill(open!.id);
      await tabTo(page, '.hold-form > button');
      await page.keyboard.press('Enter');
      await page.getByText('The hold is in force.').waitFor();
      await page.getByLabel('Everything in a period').check();
      await page.getByLabel('First day').fill('2026-05-01');
      await page.getByLabel('Last day').fill('2026-05-31');
      await page.getByLabel('Reason').fill('An inquiry');
      await page.getByLabel('Yes, if they ask').check();
      await page.getByRole('button', { name: 'Place this hold' }).click();
      await page.getByText('1 May 2026 to 31 May 2026').first().waitFor();
      found.push(...(await faultsByTurns(page, 'holds in force')));
      const [hold] = (await running.site.store.records.holds.list(new Date().toISOString())).filter(
        ({ scope }) => scope.kind === 'escalation',
      );
      await page.locator(`.hold details:has(#why-${hold!.id}) summary`).click();
      await page.locator(`#why-${hold!.id}`).fill('The order was withdrawn');
      await page.keyboard.press('Enter');
      await page.getByText('The hold has been lifted.').waitFor();
      found.push(...(await faultsByTurns(page, 'hold lifted')));
      expect(found).toEqual([]);
      await practitioner.page.context().close();
      await page.context().close();
    },
    SLOWLY_MS,
  );

  test(
    'turns the assistant off and on again; urgent messages still get the numbers to call',
    async () => {
      const page = await asAdmin('/desk/switches');
      const found = await faultsByTurns(page, 'switches');
      await page.locator('.switch summary').first().click();
      await page.locator('.switch').first().getByRole('button', { name: 'Turn off' }).click();
      await page.getByText('Enter a reason.').waitFor();
      found.push(...(await faultsByTurns(page, 'switch refused')));
      await page.locator('#reason-chat').fill('Answers are being checked');
      await page.locator('#message-chat').fill('We are checking our answers. Back on Monday at 9am.');
      await tabTo(page, '.switch .danger');
      await page.keyboard.press('Enter');
      await page.getByText('Turned off. This takes effect').waitFor();
      found.push(...(await faultsByTurns(page, 'switched off')));

      const practitioner = await running.visit('/');
      await practitioner.page.getByText('Back on Monday').waitFor();
      await practitioner.page.getByLabel(QUESTION_BOX).fill(QUESTIONS.answered);
      await practitioner.page.keyboard.press('Enter');
      await practitioner.page.locator('.entry-out', { hasText: 'Back on Monday' }).waitFor();
      await practitioner.page.getByLabel(QUESTION_BOX).fill(QUESTIONS.urgent);
      await practitioner.page.keyboard.press('Enter');
      await practitioner.page.locator('.entry-out', { hasText: '999' }).first().waitFor();
      found.push(...(await faultsByTurns(practitioner.page, 'chat off')));

      await page.locator('#reason-chat').fill('The answers are right');
      await page.getByRole('button', { name: 'Turn on' }).click();
      await page.getByText('Turned on again.').waitFor();
      await practitioner.page.goto('/');
      expect(await practitioner.page.locator('main').getByText('Back on Monday').count()).toBe(2);
      await practitioner.page.getByLabel(QUESTION_BOX).fill(QUESTIONS.answered);
      await practitioner.page.keyboard.press('Enter');
      await practitioner.page.locator('.entry-out blockquote').first().waitFor();
      expect(found).toEqual([]);
      await practitioner.page.context().close();
      await page.context().close();
    },
    SLOWLY_MS,
  );
});
