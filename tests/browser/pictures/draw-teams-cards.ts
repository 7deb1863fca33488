// Draws the sample cards as pictures: `npx tsx tests/browser/pictures/draw-teams-cards.ts FOLDER [WIDTH]`. The picture in the
// documentation was taken in the Agents Playground.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { renderCard } from '../../../adapters/teams/cards/render.js';
import * as samples from '../../adapters/teams/cards/samples.js';
import { pathOf } from '../../support/requirements.js';
import { launchChromium } from '../support/chromium.js';
import { openTeamsPage, showCard } from '../teams-page.js';

const { document: _, quote: __, ...pictures } = samples;
const [folder, width] = process.argv.slice(2);
if (!folder) throw new Error('Name a folder for the pictures.');

const chromium = pathOf('chromium');
if (!chromium) throw new Error('There is no Chromium: `tsx tests/prepare.ts` says how to get one.');
const browser = await launchChromium(chromium);
mkdirSync(folder, { recursive: true });
for (const [name, message] of Object.entries(pictures)) {
  const page = await openTeamsPage(browser, width ? Number(width) : undefined);
  await showCard(page, renderCard(message));
  await page.screenshot({ path: join(folder, `teams-${name}.png`), fullPage: true });
  await page.close();
}
await browser.close();
