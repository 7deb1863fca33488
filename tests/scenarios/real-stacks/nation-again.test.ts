// Tests over real HTTP, on each platform, that the bot offers to answer a question again if someone types a
// nation after the answer.
import { load } from 'cheerio';
import { afterEach, beforeEach, expect, test } from 'vitest';
import {
  CONSENT,
  QUESTION,
  startStacks,
  type RunningStacks,
} from '../../fakes/real-stacks/running-stacks.js';
import { slackPerson } from '../../fakes/real-stacks/slack-people.js';
import { teamsPerson } from '../../fakes/real-stacks/teams-people.js';

const robin = teamsPerson('Robin');
const sam = slackPerson('Sam');
const AGAIN = 'Answer my last question for Wales';
const CHOSEN = 'You chose Wales. The new answer is below.';

let stacks: RunningStacks;
beforeEach(async () => {
  stacks = await startStacks({ advisers: 'desk' });
});
afterEach(() => stacks.close());

const nations = async () =>
  (await stacks.store.records.answers.latest(9)).map(({ asked }) => asked?.jurisdiction);

test('in Teams, where the button goes once it is pressed', async () => {
  const { teams } = stacks;
  for (const words of [QUESTION, 'Wales']) {
    await teams.write(robin, words);
    await stacks.settled();
  }
  await teams.deliver(teams.pressed(robin, AGAIN));
  await stacks.settled();
  expect(teams.shownNow(robin.chat).filter((shown) => shown.includes(CHOSEN))).toHaveLength(1);
  expect(await nations()).toEqual(['wales', undefined]);
  expect(() => teams.pressed(robin, AGAIN)).toThrow();
});

test('in Slack, where the button goes once it is pressed', async () => {
  const { slack } = stacks;
  for (const words of [QUESTION, 'Wales']) {
    await slack.write(sam, words);
    await stacks.settled();
  }
  await slack.press(sam, AGAIN);
  await stacks.settled();
  expect(slack.shown(sam.chat).at(-1)).toContain(CONSENT);
  expect(await nations()).toEqual(['wales', undefined]);
  expect(() => slack.pressed(sam, AGAIN)).toThrow();
});

test('on the web page, where the button does not look pressed before it is', async () => {
  const browser = stacks.browser();
  await browser.get('/');
  for (const text of [QUESTION, 'Wales']) {
    await browser.submit('/chat/messages', { text });
    await stacks.settled();
  }
  const $ = load((await browser.get('/')).text);
  const button = $('#entries button').filter((_, one) => $(one).text() === AGAIN);
  expect([button.length, button.attr('aria-pressed')]).toEqual([1, undefined]);
  await browser.submit('/chat/actions', { action: button.attr('value')! });
  await stacks.settled();
  const { text } = await browser.get('/');
  expect(text).toContain(CHOSEN);
  expect(text).toContain(CONSENT);
  expect(await nations()).toEqual(['wales', undefined]);
});
