// Draws messages roughly as Slack shows them: `npx tsx tests/browser/pictures/draw-slack-messages.ts
// [FOLDER]`. FOLDER is docs/pictures by default.
import { mkdirSync } from 'node:fs';
import { renderBlocks } from '../../../adapters/slack/rendering/render.js';
import type { OutgoingMessage } from '../../../bot/model/messages/message.js';
import { samples } from '../../adapters/slack/rendering/samples.js';
import { pathOf } from '../../support/requirements.js';
import { launchChromium } from '../support/chromium.js';
import { keepPicture } from './keep-picture.js';
import { PICTURES } from './shown.js';
import { shownAnswer } from './shown-answer.js';
import { shownHome } from './shown-home.js';
import { shownRequest } from './shown-request.js';
import { openSlackPage } from './slack-page.js';

const blocksOf = (message: OutgoingMessage) => renderBlocks(message).flatMap(({ blocks }) => blocks);
const [folder = PICTURES] = process.argv.slice(2);
const pictures = {
  answer: blocksOf(await shownAnswer()),
  home: shownHome('en', 'scotland', true),
  request: blocksOf(shownRequest),
  ...(folder !== PICTURES && { greeting: blocksOf(samples.greeting!), urgent: blocksOf(samples.urgent!) }),
};

const chromium = pathOf('chromium');
if (!chromium) throw new Error('There is no Chromium: `tsx tests/prepare.ts` says how to get one.');
const browser = await launchChromium(chromium);
mkdirSync(folder, { recursive: true });
for (const [name, blocks] of Object.entries(pictures)) {
  const page = await openSlackPage(browser, blocks);
  await keepPicture(page, folder, `slack-${name}`, { fullPage: true });
  await page.close();
}
await browser.close();
