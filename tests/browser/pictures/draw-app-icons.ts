// Draws the icons of the Teams and Slack apps from one drawing: `npx tsx
// tests/browser/pictures/draw-app-icons.ts`.
import { readFileSync } from 'node:fs';
import { pathOf } from '../../support/requirements.js';
import { launchChromium } from '../support/chromium.js';

const FOLDER = 'adapters/teams/package';
const drawing = readFileSync(`${FOLDER}/icon.svg`, 'utf8');
// Teams requires the small icon to be white on a transparent background. The symbol is enlarged and slightly
// bolder, so that it can be recognised at that size.
const outline = drawing
  .replace(/<rect[^>]*>/, '')
  .replace('stroke-width="12"', 'stroke-width="13"')
  .replace('viewBox="0 0 192 192"', 'viewBox="20 28 152 152"');

const chromium = pathOf('chromium');
if (!chromium) throw new Error('There is no Chromium: `tsx tests/prepare.ts` says how to get one.');
const browser = await launchChromium(chromium);
for (const [file, size, svg] of [
  [`${FOLDER}/color.png`, 192, drawing],
  [`${FOLDER}/outline.png`, 32, outline],
  // 512 pixels is the smallest size that Slack accepts.
  ['adapters/slack/icon.png', 512, drawing],
] as const) {
  const page = await browser.newPage({ viewport: { width: size, height: size } });
  await page.setContent(
    `<style>body{margin:0}svg{display:block;width:${size}px;height:${size}px}</style>${svg}`,
  );
  await page.screenshot({ path: file, omitBackground: true });
}
await browser.close();
