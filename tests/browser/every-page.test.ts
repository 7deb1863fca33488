// Tests that no page of the service has a fault that a machine can find, and that nothing is cut off. The addresses
// come from the service itself, so a new page fails until an example of it is added here.
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import type { Right, UserRole } from '../../bot/model/people/roles.js';
import { ACCESS } from '../../adapters/web/sign-in/access-table.js';
import { deskPersonCalled } from '../fakes/web/desk-people.js';
import { HELP_QUESTION, helpPage, type RunningLibrary } from '../support/running-library.js';
import { describeWith } from '../support/requirements.js';
import { isThorough } from '../support/thoroughness.js';
import { fillLibrary } from './filled-library.js';
import { faultsByTurns, formsTheBrowserChecks, scriptsAndStyles } from './page-checks.js';
import { inBrowser } from './support/running-in-browser.js';
import { ask, setWeek } from './visits.js';

const ANN = 'Ann Okafor';
const URGENT = 'A man is taking a 14 year old girl away in his car right now, what do I do?';
/**
 * The time limit. Checking every page in every size and colour scheme took 11 minutes when the load average
 * was 20.
 */
const SLOWLY_MS = isThorough ? 1_800_000 : 600_000;
/** The maximum compressed size of a page’s scripts and styles together. */
const MOST_BYTES = 60_000;

/** Addresses that do not return a page, with the reason. */
const NOT_PAGES: Readonly<Record<string, string>> = {
  'GET /assets/:version/:file': 'styles and scripts',
  'GET /favicon.ico': 'an icon',
  'GET /healthz': 'for machines',
  'GET /readyz': 'for machines',
  'GET /chat/events': 'a stream',
  'GET /chat/session': 'for the script',
  'GET /chat/save/conversation.txt': 'plain text',
  'GET /library/reports/events': 'a stream',
  'GET /library/editing-work/check/events': 'a stream',
  'GET /library/editing-work/release/events': 'a stream',
  'GET /library/editing-work/test-questions/events': 'a stream',
  'GET /desk/events': 'a stream',
  'GET /desk/needs/events': 'a stream',
  'GET /desk/escalation/:escalation/events': 'a stream',
  'GET /desk/escalation/:escalation/transcript.md': 'plain text',
  'GET /desk/data-requests/:request/export.json': 'for machines',
  'GET /desk/data-requests/:request/export.html': 'a file to keep, once a second admin has approved it',
};
/**
 * Matches addresses of files that people download and open from disk. The test puts their HTML into an empty
 * page.
 */
const FILES = /\.html$/;

async function examplesOf({ store, editing }: RunningLibrary): Promise<Record<string, string>> {
  const [escalation] = await store.records.escalations.open();
  const [change] = await editing.changes(['published']);
  const [report] = await store.records.reports.open();
  const [request] = await store.records.subjects.list();
  const edition = (await editing.releasedEditions()).find(
    ({ document }) => document.slug === change!.document,
  );
  return {
    ':answer/:number': `${report!.answer}/1`,
    ':answer': report!.answer,
    ':edition': String(edition!.id),
    'notes/:slug': 'notes/note-a-carer-who-keeps-a-child-s-documents',
    ':slug': change!.document,
    ':change': String(change!.id),
    ':source': 'help',
    ':release': '3',
    ':recall': '1',
    'contact/:entry': 'contact/nspcc-helpline',
    'term/:entry': 'term/new',
    ':escalation': escalation!.id,
    ':adviser': 'ann',
    ':request': request!.id,
  };
}

async function start(): Promise<RunningLibrary> {
  const library = await fillLibrary({
    advisersFile: {
      advisers: [{ id: 'ann', name: ANN, lead: true, identities: { web: [deskPersonCalled(ANN).id] } }],
    },
  });
  return library;
}

/** The role to sign in with for each permission. Practitioners do not need to sign in. */
const ROLES: Readonly<Record<Exclude<Right, 'ask'>, UserRole>> = {
  edit: 'editor',
  advise: 'lead',
  'keep-replies': 'lead',
  'see-advisers': 'lead',
  'change-advisers': 'lead',
  'see-figures': 'lead',
  'see-readings': 'lead',
  govern: 'admin',
  'end-sessions': 'admin',
};

function roleFor(address: string): string {
  const access = ACCESS[address];
  return typeof access === 'object' && access.right !== 'ask' ? ROLES[access.right] : 'none';
}

describeWith('chromium', 'every page of the service', (chromium) => {
  const running = inBrowser(chromium, start);
  const pages = () =>
    running.site.addresses.filter((one) => one.startsWith('GET ') && NOT_PAGES[one] === undefined);

  async function fill(practitioner: Page, lead: Page, admin: Page): Promise<void> {
    const { site } = running;
    await ask(practitioner, HELP_QUESTION);
    await practitioner.getByRole('button', { name: 'Not helpful' }).last().click();
    await practitioner.getByRole('button', { name: 'Report this answer' }).last().click();
    await practitioner.getByText('Do not act on it until').first().waitFor();
    await ask(practitioner, URGENT);
    site.site.put(helpPage(21));
    await site.takeIn(await site.editor('Ada Mensah'));
    await admin.goto('/desk/data-requests');
    await admin.getByLabel('By name or reference').check();
    await admin.getByLabel('Name or reference', { exact: true }).fill('Zora Hill');
    await admin.locator('.hold-form > button').click();
    await admin.getByText('Ask another admin to approve it here.').first().waitFor();
    await lead.goto('/desk/hours');
    await setWeek(lead, '9am', '5pm');
    await lead.getByText('The new hours apply now.').waitFor();
  }

  async function signedIn(role: string): Promise<Page> {
    const { page } = await running.visit('/sign-in?to=/desk');
    await page.getByLabel('Your role').selectOption(role);
    await page.getByLabel(/Your name/).fill(ANN);
    await page.keyboard.press('Enter');
    await page.locator('.signed-in, main form').first().waitFor();
    return page;
  }

  async function faultsOf(page: Page, path: string): Promise<string[]> {
    if (FILES.test(path)) {
      const file = await (await page.request.get(path)).text();
      // Starts from an empty page, because the service’s pages do not let scripts write HTML.
      await page.goto('about:blank');
      await page.setContent(file);
    } else {
      const reply = await page.goto(path);
      if (!reply?.ok()) return [`${path}: ${reply?.status()}`];
      const shown = new URL(page.url()).pathname;
      if (shown !== path) return [`${path}: shows ${shown}`];
    }
    await page.evaluate('for (const one of document.querySelectorAll("details")) one.open = true');
    return [...(await faultsByTurns(page, path)), ...(await otherFaultsOf(page, path))];
  }

  /** Finds faults that the accessibility checker does not look for. */
  async function otherFaultsOf(page: Page, path: string): Promise<string[]> {
    const first = await page.evaluate<string>('document.querySelector("main :is(h1, h2, h3, h4)")?.tagName');
    const { bytes } = await scriptsAndStyles(page);
    return [
      ...(first === 'H1' ? [] : [`${path}: begins with ${first}, not with its title`]),
      ...(bytes < MOST_BYTES ? [] : [`${path}: ${bytes} bytes of scripts and styles`]),
      ...(await formsTheBrowserChecks(page)).map((form) => `${path}: the browser checks ${form}`),
    ];
  }

  test(
    'is without a fault',
    async () => {
      const practitioner = (await running.visit('/')).page;
      const as: Record<string, Page> = { none: practitioner };
      for (const role of ['lead', 'editor', 'admin']) as[role] = await signedIn(role);
      await fill(practitioner, as.lead!, as.admin!);
      const examples = await examplesOf(running.site);
      const found: string[] = [];
      for (const address of pages()) {
        const path = Object.entries(examples).reduce(
          (before, [open, value]) => before.replace(open, value),
          address.slice('GET '.length),
        );
        found.push(
          ...(path.includes('/:') ? [`${path}: no example`] : await faultsOf(as[roleFor(address)]!, path)),
        );
      }
      expect(found).toEqual([]);
    },
    SLOWLY_MS,
  );

  test(
    'is without a fault in Welsh',
    async () => {
      const { page } = await running.visit('/', { locale: 'cy-GB' });
      await page.getByLabel('Eich cwestiwn').fill(HELP_QUESTION);
      await page.keyboard.press('Enter');
      await page.locator('.entry-out').nth(1).waitFor();
      const examples = await examplesOf(running.site);
      const found: string[] = [];
      for (const address of pages().filter((one) => roleFor(one) === 'none')) {
        const path = Object.entries(examples).reduce(
          (before, [open, value]) => before.replace(open, value),
          address.slice('GET '.length),
        );
        found.push(...(await faultsOf(page, path)));
      }
      expect(found).toEqual([]);
    },
    SLOWLY_MS,
  );

  test('counts what a page loads', async () => {
    const { page } = await running.visit('/');
    const { files, bytes } = await scriptsAndStyles(page);
    expect(files).toBeGreaterThan(5);
    expect(bytes).toBeGreaterThan(5_000);
    await page.context().close();
  });

  test('only leaves out addresses that there are', () => {
    const served = new Set(running.site.addresses);
    expect(Object.keys(NOT_PAGES).filter((one) => !served.has(one))).toEqual([]);
  });
});
