// Draws cards roughly as Teams shows them: `npx tsx tests/browser/pictures/draw-teams-cards.ts [FOLDER
// [WIDTH]]`. FOLDER is docs/pictures by default; any other folder gets the sample cards too. The
// documentation’s screenshot of an answer was taken in the Agents Playground instead.
import { mkdirSync } from 'node:fs';
import { renderCard } from '../../../adapters/teams/rendering/render.js';
import { reasonForm } from '../../../adapters/teams/incoming/feedback.js';
import { wordsIn } from '../../../bot/wording/words-in.js';
import * as samples from '../../adapters/teams/rendering/samples.js';
import { pathOf } from '../../support/requirements.js';
import { launchChromium } from '../support/chromium.js';
import { openTeamsPage, showCard } from '../teams-page.js';
import { keepPicture } from './keep-picture.js';
import { PICTURES } from './shown.js';
import { shownAnswer } from './shown-answer.js';
import { shownRequest } from './shown-request.js';

/** Makes the picture end where the card ends. */
const LESS_THAN_A_CARD = 100;

const { document: _, quote: __, ...messages } = samples;
const [folder = PICTURES, width = 640] = process.argv.slice(2);
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
  ...(folder !== PICTURES &&
    Object.fromEntries(Object.entries(messages).map(([name, message]) => [name, renderCard(message)]))),
};

const chromium = pathOf('chromium');
if (!chromium) throw new Error('There is no Chromium: `tsx tests/prepare.ts` says how to get one.');
const browser = await launchChromium(chromium);
mkdirSync(folder, { recursive: true });
for (const [name, rendered] of Object.entries(pictures)) {
  const page = await openTeamsPage(browser, Number(width));
  await showCard(page, rendered);
  await page.setViewportSize({ width: Number(width), height: LESS_THAN_A_CARD });
  await keepPicture(page, folder, `teams-${name}`, { fullPage: true });
  await page.close();
}
await browser.close();
