// Takes a screenshot once the page is drawn. For a picture in the documentation, also records which texts of the
// catalogues it shows, so that a test fails when one of them changes.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page, PageScreenshotOptions } from 'playwright-core';
import { PICTURES, SHOWN, shownIn, type Shown } from './shown.js';

/** Waits for 2 frames. Before then, a screenshot may show part of the page as it was before the last change. */
const TWO_FRAMES = 'new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))';

/** Returns the text on the page. */
export async function keepPicture(
  page: Page,
  folder: string,
  name: string,
  options: PageScreenshotOptions = {},
): Promise<string> {
  await page.evaluate(TWO_FRAMES);
  await page.screenshot({ path: join(folder, `${name}.png`), ...options });
  const text = await page.evaluate<string>('document.body.innerText');
  if (folder === PICTURES) keepShown(name, text);
  return text;
}

export function keepShown(name: string, text: string): void {
  const kept = { ...(JSON.parse(readFileSync(SHOWN, 'utf8')) as Shown), [name]: shownIn(text) };
  const lines = Object.entries(kept)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([picture, texts]) => `${JSON.stringify(picture)}: ${JSON.stringify(texts)}`);
  writeFileSync(SHOWN, `{\n${lines.join(',\n')}\n}\n`);
}
