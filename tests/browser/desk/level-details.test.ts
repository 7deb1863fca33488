// Tests that the values in lists of details line up, that no choice in a list is cut off, and that nothing is
// too close below a button, at the desk and in the library.
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { deskPersonCalled } from '../../fakes/web/desk-people.js';
import { HELP_QUESTION, helpPage, startLibrary, type RunningLibrary } from '../../support/running-library.js';
import { describeWith } from '../../support/requirements.js';
import { inBrowser } from '../support/running-in-browser.js';
import { ask, pressForAdviser } from '../visits.js';

const WIDTHS = [320, 390, 1100];
const ANN = 'Ann Okafor';

async function start(): Promise<RunningLibrary> {
  const library = await startLibrary(
    {},
    {
      advisersFile: {
        advisers: [
          {
            id: 'ann',
            name: ANN,
            lead: true,
            duty: true,
            specialisms: ['immigration-safeguarding'],
            identities: { web: [deskPersonCalled(ANN).id] },
          },
        ],
      },
    },
  );
  for (const days of [45, 30]) {
    library.site.put(helpPage(days));
    await library.takeIn(await library.editor('Ada Mensah'));
  }
  return library;
}

/**
 * For each list, how far apart its values start within a column, in pixels. A list can have several columns of
 * terms and values.
 */
const RAGGED = `[...document.querySelectorAll('dl.facts, .signals dl')].flatMap((list) => {
  const offsets = [...list.querySelectorAll('dt')].filter((dt) => dt.getClientRects().length).map((dt) => {
    const [term, value] = [dt, dt.nextElementSibling].map((one) => one.getBoundingClientRect());
    return value.x - term.x + (value.y - term.y > 8 ? 1000 : 0);
  });
  return offsets.length ? [Math.round(Math.max(...offsets) - Math.min(...offsets))] : [];
})`;

/** The choices of filters and of versions that are wider than their list. */
const CUT_OFF = `[...document.querySelectorAll('.filters select, .page-library select#to')].filter((one) => one.clientWidth).flatMap((select) => {
  const style = getComputedStyle(select);
  const room = select.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight);
  const measure = document.createElement('canvas').getContext('2d');
  measure.font = style.font;
  return [...select.options].map(({ text }) => text).filter((text) => measure.measureText(text).width > room + 1);
})`;

/** The text of each element that starts less than 10 pixels below a button. */
const TIGHT = `[...document.querySelectorAll('main .button:not(.link)')].filter((one) => one.clientWidth).flatMap((button) => {
  const { left, right, bottom } = button.getBoundingClientRect();
  return [...document.querySelectorAll('main :is(p, summary, label, h2, h3, legend)')].filter((one) => {
    const box = one.getBoundingClientRect();
    const text = document.createRange();
    text.selectNodeContents(one);
    const top = text.getBoundingClientRect().top;
    return !one.contains(button) && box.width > 0 && box.left < right && box.right > left && top >= bottom - 1 && top < bottom + 10;
  }).map((one) => button.textContent.trim() + ' / ' + one.textContent.trim().slice(0, 40));
})`;

describeWith('chromium', 'the pages of the desk and the library', (chromium) => {
  const running = inBrowser(chromium, start);

  async function signedIn(role: string): Promise<Page> {
    const { page } = await running.visit('/sign-in?to=/desk');
    await page.getByLabel('Your role').selectOption(role);
    await page.getByLabel(/Your name/).fill(ANN);
    await page.keyboard.press('Enter');
    await page.locator('.signed-in, main form').first().waitFor();
    return page;
  }

  async function addRecords(admin: Page): Promise<void> {
    await admin.goto('/desk/data-requests');
    await admin.getByLabel('By name or reference').check();
    await admin.getByLabel('Name or reference', { exact: true }).fill('Zora Hill');
    await admin.locator('.hold-form > button').click();
    await admin.getByText('Ask another admin to approve it here.').first().waitFor();
    await admin.goto('/desk/complaints');
    await admin.locator('main textarea').first().fill('No one replied to me.');
    await admin.locator('.hold-form > button').click();
    await admin.getByRole('button', { name: 'Acknowledge' }).waitFor();
  }

  async function eachLook(page: Page, path: string): Promise<string[]> {
    await page.goto(path);
    await page.evaluate('for (const one of document.querySelectorAll("main details")) one.open = true');
    const found: string[] = [];
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 800 });
      const ragged = await page.evaluate<number[]>(RAGGED);
      const tight = await page.evaluate<string[]>(TIGHT);
      const cutOff = width < 390 ? [] : await page.evaluate<string[]>(CUT_OFF);
      const faults = [...ragged.filter((by) => by > 1), ...new Set([...cutOff, ...tight])];
      found.push(...faults.map((fault) => `${path} at ${width}: ${fault}`));
    }
    return found;
  }

  test('are level, with nothing cut off and nothing tight under a button', async () => {
    const practitioner = (await running.visit('/')).page;
    await ask(practitioner, HELP_QUESTION);
    await pressForAdviser(practitioner);
    await expect.poll(async () => (await running.site.store.records.escalations.open()).length).toBe(1);
    const [request] = await running.site.store.records.escalations.open();
    const pages: Record<string, string[]> = {
      lead: [
        'advisers',
        'advisers/ann',
        'closed',
        'readings',
        `escalation/${request!.id}`,
        `escalation/${request!.id}/transcript`,
        'figures',
      ],
      admin: ['data-requests', 'complaints', 'holds', 'switches', 'retention', 'audit'],
      editor: ['releases', 'document/help', 'changes/1', 'sources/help', 'words', 'set-up'],
    };
    const found: string[] = [];
    await addRecords(await signedIn('admin'));
    for (const [role, paths] of Object.entries(pages)) {
      const page = await signedIn(role);
      for (const path of paths)
        found.push(...(await eachLook(page, `/${role === 'editor' ? 'library' : 'desk'}/${path}`)));
      await page.context().close();
    }
    expect(found).toEqual([]);
  }, 300_000);
});
