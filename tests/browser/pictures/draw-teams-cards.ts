// Draws cards roughly as Teams shows them: `npx tsx tests/browser/pictures/draw-teams-cards.ts [FOLDER
// [WIDTH]]`. FOLDER is docs/pictures by default; any other folder gets the sample cards too. The
// documentation’s screenshot of an answer was taken in the Agents Playground instead.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { renderCard } from '../../../adapters/teams/rendering/render.js';
import { reasonForm } from '../../../adapters/teams/incoming/feedback.js';
import { wordsIn } from '../../../bot/wording/words-in.js';
import * as samples from '../../adapters/teams/rendering/samples.js';
import { pathOf } from '../../support/requirements.js';
import { launchChromium } from '../support/chromium.js';
import { openTeamsPage, showCard } from '../teams-page.js';
import { shownAnswer } from './shown-answer.js';
import { shownRequest } from './shown-request.js';

const { document: _, quote: __, ...messages } = samples;
const [folder, width] = process.argv.slice(2);
const answer = await shownAnswer();
/** A search result as it looks once someone has added it to another chat. */
const found = {
  ...answer,
  parts: answer.parts.filter(({ kind }) => kind === 'quote').slice(0, 1),
  buttons: [],
};
const reasons = { card: reasonForm(wordsIn('en')), entities: [] };
const pictures = {
  request: renderCard(shownRequest),
  search: renderCard(found, { numbered: false }),
  reasons,
  ...(folder &&
    Object.fromEntries(Object.entries(messages).map(([name, message]) => [name, renderCard(message)]))),
};

const chromium = pathOf('chromium');
if (!chromium) throw new Error('There is no Chromium: `tsx tests/prepare.ts` says how to get one.');
const browser = await launchChromium(chromium);
mkdirSync(folder ?? 'docs/pictures', { recursive: true });
for (const [name, rendered] of Object.entries(pictures)) {
  const page = await openTeamsPage(browser, width ? Number(width) : undefined);
  await showCard(page, rendered);
  await page.locator('body').screenshot({ path: join(folder ?? 'docs/pictures', `teams-${name}.png`) });
  await page.close();
}
await browser.close();
