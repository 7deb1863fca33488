// Takes screenshots of the pages for deletion, legal holds, data requests, the audit log and the access log,
// on a computer and on a phone.
import type { Browser, Page } from 'playwright-core';
import { placeHold } from '../../../bot/governance/holds.js';
import { runSite, type RunningSite } from '../../fakes/web/running-site.js';
import { ask } from '../visits.js';
import { QUESTIONS, writtenAnswers } from '../written-answers.js';
import type { TakePicture } from './take-writing.js';

const LOOKS = [
  ['', 1100, 'light'],
  ['-phone', 390, 'light'],
  ['-phone-dark', 390, 'dark'],
] as const;

export async function takeGovernance(browser: Browser, take: TakePicture): Promise<void> {
  const site = await runSite(writtenAnswers);
  const everywhere: TakePicture = async (page, name) => {
    for (const [look, width, colorScheme] of LOOKS) {
      await page.setViewportSize({ width, height: 800 });
      await page.emulateMedia({ colorScheme });
      await take(page, `${name}${look}`);
    }
    await page.setViewportSize({ width: 1100, height: 800 });
    await page.emulateMedia({ colorScheme: 'light' });
  };
  const { page: practitioner } = await visit(browser, site, '/');
  await ask(practitioner, QUESTIONS.urgent);
  const lead = await signedIn(browser, site, 'lead', 'Lea Mensah');
  await readOriginals(lead, site);
  await lead.goto('/desk');
  await everywhere(lead, 'desk-originals-read');
  await lead.goto('/desk/readings');
  await everywhere(lead, 'desk-readings');
  const admin = await signedIn(browser, site, 'admin', 'Ada Okafor');
  await placeHolds(site);
  await addRequests(admin);
  for (const path of ['retention', 'holds', 'data-requests', 'audit']) {
    await admin.goto(`/desk/${path}`);
    await everywhere(admin, `desk-${path}`);
  }
  await admin.goto('/desk/retention');
  await admin.locator('main a.button').click();
  await admin.getByRole('heading', { name: 'What would be deleted tonight' }).waitFor();
  await everywhere(admin, 'desk-retention-confirming');
  await site.close();
}

async function visit(browser: Browser, site: RunningSite, path: string): Promise<{ page: Page }> {
  const context = await browser.newContext({ baseURL: site.url, reducedMotion: 'reduce' });
  const page = await context.newPage();
  await page.goto(path);
  return { page };
}

async function signedIn(browser: Browser, site: RunningSite, role: string, name: string): Promise<Page> {
  const { page } = await visit(browser, site, '/desk');
  await page.getByLabel('Your role').selectOption(role);
  await page.getByLabel(/Your name/).fill(name);
  await page.keyboard.press('Enter');
  await page.locator('.sections').waitFor();
  return page;
}

async function readOriginals(page: Page, { store }: RunningSite): Promise<void> {
  const [open] = await store.records.escalations.open();
  await page.goto(`/desk/escalation/${open!.id}/transcript`);
  await page.getByText('Read the original messages').first().click();
  await page.getByLabel(/Why do you need/).fill('The adviser is ill and the child may move tonight');
  await page.keyboard.press('Enter');
  await page.getByText('Included').waitFor();
}

async function placeHolds({ store }: RunningSite): Promise<void> {
  const ports = { store, clock: () => new Date() };
  const [open] = await store.records.escalations.open();
  const month = { from: '2026-04-30T23:00:00.000Z', to: '2026-05-31T23:00:00.000Z' };
  const by = 'Ada Okafor';
  await placeHold(ports, {
    scope: { kind: 'period', ...month },
    reason: 'Police inquiry',
    mayTell: true,
    by,
  });
  await placeHold(ports, {
    scope: { kind: 'escalation', target: open!.id },
    reason: 'Court order of 3 May about the family’s move from Leeds to Glasgow',
    mayTell: false,
    by,
  });
}

async function addRequests(page: Page): Promise<void> {
  await page.goto('/desk/data-requests');
  await page.getByLabel('By name or reference').check();
  await page.getByLabel('Name or reference', { exact: true }).fill('Zora Hill');
  await page.locator('.hold-form > button').click();
  await page.getByText('Ask another admin to approve it here.').first().waitFor();
}
