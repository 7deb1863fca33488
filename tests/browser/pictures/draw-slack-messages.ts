// Draws messages roughly as Slack shows them: `npx tsx tests/browser/pictures/draw-slack-messages.ts
// [FOLDER]`. FOLDER is docs/pictures by default.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { homeView } from '../../../adapters/slack/rendering/home-view.js';
import { renderBlocks } from '../../../adapters/slack/rendering/render.js';
import type { OutgoingMessage } from '../../../bot/model/messages/message.js';
import { samples } from '../../adapters/slack/rendering/samples.js';
import { pathOf } from '../../support/requirements.js';
import { launchChromium } from '../support/chromium.js';
import { shownAnswer } from './shown-answer.js';
import { shownRequest } from './shown-request.js';
import { openSlackPage } from './slack-page.js';

const blocksOf = (message: OutgoingMessage) => renderBlocks(message).flatMap(({ blocks }) => blocks);
const home = homeView({
  language: 'en',
  jurisdiction: 'scotland',
  requests: [
    {
      withdraw: { do: 'withdraw', escalation: 'e1' },
      says: 'You asked for an adviser at 10:15am. No one has claimed your request yet.',
      asks: 'Do you want to cancel your request? No adviser has picked this up yet.',
    },
  ],
  hasAdvisers: true,
  hours: 'Advisers are here Monday to Friday, 9am to 5pm.',
});
const [folder] = process.argv.slice(2);
const pictures = {
  answer: blocksOf(await shownAnswer()),
  home: home.blocks,
  request: blocksOf(shownRequest),
  ...(folder && { greeting: blocksOf(samples.greeting!), urgent: blocksOf(samples.urgent!) }),
};

const chromium = pathOf('chromium');
if (!chromium) throw new Error('There is no Chromium: `tsx tests/prepare.ts` says how to get one.');
const browser = await launchChromium(chromium);
mkdirSync(folder ?? 'docs/pictures', { recursive: true });
for (const [name, blocks] of Object.entries(pictures)) {
  const page = await openSlackPage(browser, blocks);
  await page.screenshot({ path: join(folder ?? 'docs/pictures', `slack-${name}.png`), fullPage: true });
  await page.close();
}
await browser.close();
