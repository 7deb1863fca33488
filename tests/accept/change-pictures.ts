// Takes screenshots of the changes between real editions, as an editor sees them in the library.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { launchChromium } from '../browser/support/chromium.js';
import { accessibilityFaults, sidewaysScroll } from '../browser/page-checks.js';
import { pathOf } from '../support/requirements.js';
import { helpPage, startLibrary, type RunningLibrary } from '../support/running-library.js';
import { PAIRS } from './changes.js';
import type { AcceptanceContext } from './support/acceptance-context.js';

const FILE = '/media/1/edition.pdf';
/** The maximum height in pixels. The top of a long document is enough to check its appearance. */
const TALLEST = 6_000;

export async function pictureChanges({ shared, work, measurements }: AcceptanceContext): Promise<void> {
  const chromium = pathOf('chromium');
  if (!chromium) throw new Error('There is no Chromium: `tsx tests/prepare.ts` says how to get one.');
  const browser = await launchChromium(chromium);
  let faults = 0;
  for (const [before, after] of PAIRS) {
    const library = await startLibrary();
    const bytes = (name: string) => readFileSync(join(shared, 'corpus', name));
    try {
      const change = await changeBetween(library, bytes(before), bytes(after));
      const file = join(work, `change-${after.replace('.pdf', '')}.png`);
      faults += await picture(browser, library, change, file);
      process.stdout.write(`       ${before} → ${after}: ${file}\n`);
    } finally {
      await library.close();
    }
  }
  await browser.close();
  measurements.atMost('faults of accessibility in changes of real editions', faults, 0);
}

async function changeBetween(
  library: RunningLibrary,
  before: Uint8Array,
  after: Uint8Array,
): Promise<number> {
  const editor = await library.editor('Ada Mensah');
  const attachment = {
    attachment_type: 'file',
    title: 'The file',
    url: `https://assets.publishing.service.gov.uk${FILE}`,
    content_type: 'application/pdf',
  };
  library.site.put(helpPage(45, 'must', { details: { attachments: [attachment] } }));
  library.site.putFile(FILE, 'application/pdf', before);
  await library.takeIn(editor);
  library.site.putFile(FILE, 'application/pdf', after);
  await library.check(editor);
  const [open] = await library.editing.changes(['open']);
  return open!.id;
}

/** Takes a screenshot on a wide screen and on a phone, and returns the number of accessibility faults. */
async function picture(
  browser: Browser,
  library: RunningLibrary,
  change: number,
  file: string,
): Promise<number> {
  const context = await browser.newContext({ baseURL: library.url, reducedMotion: 'reduce' });
  const page = await context.newPage();
  await page.setViewportSize({ width: 1200, height: 900 });
  await page.goto(`/library/changes/${change}`);
  await page.getByLabel('Your role').selectOption('editor');
  await page.getByLabel(/Your name/).fill('Ada Mensah');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'The words' }).waitFor();
  const height = await page.evaluate<number>('document.documentElement.scrollHeight');
  const clip = (width: number) => ({ x: 0, y: 0, width, height: Math.min(height, TALLEST) });
  await page.screenshot({ path: file, fullPage: true, clip: clip(1200) });
  let faults = (await accessibilityFaults(page)).length;
  await page.setViewportSize({ width: 360, height: 740 });
  await page.screenshot({ path: file.replace('.png', '-phone.png'), fullPage: true, clip: clip(360) });
  if ((await sidewaysScroll(page)) > 0) faults += 1;
  await context.close();
  return faults;
}
