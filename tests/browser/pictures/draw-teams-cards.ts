// Draws the sample cards as pictures: `npx tsx tests/browser/pictures/draw-teams-cards.ts [folder]`; docs/pictures by default.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { renderCard } from '../../../adapters/teams/cards/render.js';
import * as samples from '../../adapters/teams/cards/samples.js';
import { pathOf } from '../../support/requirements.js';
import { launchChromium } from '../support/chromium.js';
import { openTeamsPage, showCard } from '../teams-page.js';

const { answered, written, urgent, clarification, unanswerable, adviserCard } = samples;
const [folder] = process.argv.slice(2);
const pictures = folder
  ? { answered, written, urgent, clarification, unanswerable, adviser: adviserCard }
  : { answer: answered };

const chromium = pathOf('chromium');
if (!chromium) throw new Error('There is no Chromium: `tsx tests/prepare.ts` says how to get one.');
const browser = await launchChromium(chromium);
mkdirSync(folder ?? 'docs/pictures', { recursive: true });
for (const [name, message] of Object.entries(pictures)) {
  const page = await openTeamsPage(browser);
  await showCard(page, renderCard(message));
  await page.screenshot({ path: join(folder ?? 'docs/pictures', `teams-${name}.png`), fullPage: true });
  await page.close();
}
await browser.close();
