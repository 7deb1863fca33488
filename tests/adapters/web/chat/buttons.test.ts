// The chat's buttons and links over real HTTP: which are shown, and which are ticked.
import { load } from 'cheerio';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { nationButtons, noDangerButton } from '../../../../bot/wording/buttons.js';
import { wordsIn } from '../../../../bot/wording/words-in.js';
import { createFakeBot, type FakeBot } from '../../../fakes/fake-bot.js';
import { plain } from '../../../fakes/samples/guidance-samples.js';
import {
  plainBrowser,
  runPages,
  type PlainBrowser,
  type RunningPages,
} from '../../../fakes/web/running-pages.js';

let bot: FakeBot;
let pages: RunningPages;
let browser: PlainBrowser;

beforeEach(async () => {
  bot = createFakeBot();
  bot.onEvent = (event) => {
    if (event.kind === 'message') bot.say(event.place.id, plain('Noted.'));
  };
  pages = await runPages(bot);
  browser = plainBrowser(pages.url);
});
afterEach(() => pages.close());

test('ticks no nation for a question, because the one in use may be the wrong one', async () => {
  await browser.get('/');
  bot.onEvent = (event) => {
    if (event.kind !== 'message') return;
    const buttons = nationButtons(wordsIn('en'), 'message-1');
    bot.say(event.place.id, { ...plain('Which nation?'), parts: [{ kind: 'choices', buttons }] });
    bot.setState(event.place.id, { jurisdiction: 'scotland' });
  };
  await browser.submit('/chat/messages', { text: 'Wrong nation' });
  const $ = load((await browser.get('/')).text);
  expect($('.entry-out button').length).toBe(4);
  expect($('.entry-out [aria-pressed]').length).toBe(0);
});

test('offers to print or save the conversation under “More” once there is one', async () => {
  const saving = async () => load((await browser.get('/')).text)('.composer a[href^="/chat/save"]');
  expect((await saving()).attr('hidden')).toBe('hidden');
  await browser.submit('/chat/messages', { text: 'Who may refer?' });
  expect((await saving()).text()).toBe('Print or save');
  expect((await saving()).attr('hidden')).toBeUndefined();
});

test.each([
  [
    'it takes someone’s word that no one is in danger',
    'noDanger',
    noDangerButton(wordsIn('en'), 'message-1'),
  ],
  [
    'it shares someone’s exact words',
    'shareFirst',
    { label: wordsIn('en').labels.shareWords, action: { do: 'confirm-sharing', escalation: 'request-1' } },
  ],
] as const)('asks before %s, without JavaScript too', async (_, words, button) => {
  await browser.get('/');
  bot.onEvent = (event) => {
    if (event.kind === 'message') bot.say(event.place.id, { ...plain('Call 999.'), buttons: [button] });
  };
  await browser.submit('/chat/messages', { text: 'He has found her phone' });
  const $ = load((await browser.get('/')).text);
  const { question, sure } = wordsIn('en').handoff[words];
  const asks = $('.entry-out details');
  expect(asks.attr('open')).toBeUndefined();
  expect(asks.children('summary').text()).toBe(button.label);
  expect(asks.find('p').text()).toBe(question);
  const pressed = $('.entry-out button');
  expect(pressed.map((_, one) => $(one).text()).get()).toEqual([sure]);
  expect(pressed.closest('details').length).toBe(1);
  expect(JSON.parse(pressed.attr('value')!)).toEqual(button.action);
});
