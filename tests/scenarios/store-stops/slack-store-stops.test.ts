// Tests a store that stops for longer than Slack retries while people write in Slack. No message is lost, and
// nothing is answered twice.
import { expect, test } from 'vitest';
import { StoreFailure } from '../../../knowledge/model/errors.js';
import { CONSENT, QUESTION, SLACK_ADVISERS, startStacks } from '../../fakes/real-stacks/running-stacks.js';
import { slackPerson } from '../../fakes/real-stacks/slack-people.js';
import { perTest } from '../../support/per-test.js';

const sam = slackPerson('Sam');
const ada = slackPerson('Ada');
const CASES = 'C0CASES';

const stacks = perTest(() => startStacks({ advisers: 'slack' }));

/**
 * Makes every transaction fail until the returned function is called, as when the database server is down.
 */
function stopStore(): () => void {
  const { transaction } = stacks.store;
  stacks.store.transaction = () => Promise.reject(new StoreFailure('The store is down.', 'Start it.'));
  return () => void (stacks.store.transaction = transaction);
}

/**
 * Sends a message repeatedly until it is accepted. On a busy machine, the store may at first be too slow for
 * Slack’s time limit.
 */
const sendAgain = (message: object) =>
  expect
    .poll(async () => (await stacks.slack.deliver(message, { retry: 1 })).status, { timeout: 60_000 })
    .toBe(200);

const answersIn = (channel: string) =>
  stacks.slack.fake.messages.filter(
    (message) => message.channel === channel && JSON.stringify(message.blocks).includes(CONSENT),
  ).length;

test('what people write while the store is down is answered once it is back, and only once', async () => {
  const { slack } = stacks;
  const known = slack.messageOf(sam, QUESTION);
  const firstContact = slack.messageOf(ada, QUESTION);
  const mention = slack.messageOf(sam, `<@U0BOT> ${QUESTION}`, { channel: CASES, channel_type: 'channel' });
  const written = [known, firstContact, mention];
  const startStore = stopStore();
  for (const message of written) {
    for (const retry of [0, 1, 2, 3])
      expect((await slack.deliver(message, retry ? { retry } : {})).status).toBeGreaterThanOrEqual(500);
  }
  startStore();
  await expect.poll(() => [sam.chat, ada.chat, CASES].map(answersIn), { timeout: 60_000 }).toEqual([1, 1, 1]);
  for (const message of written) await sendAgain(message);
  await stacks.settled();
  expect([sam.chat, ada.chat, CASES].map(answersIn)).toEqual([1, 1, 1]);
  expect(stacks.asked()).toBe(3);
});

test('a message that Slack sends again in time is answered once, and danger reaches the advisers', async () => {
  const { slack } = stacks;
  const repeated = slack.messageOf(sam, QUESTION);
  const danger = slack.messageOf(ada, 'A child is in immediate danger, he has a knife');
  const startStore = stopStore();
  for (const message of [repeated, danger]) await slack.deliver(message);
  startStore();
  await sendAgain(repeated);
  await expect.poll(() => slack.shown(SLACK_ADVISERS).length, { timeout: 60_000 }).toBe(1);
  await stacks.settled();
  expect(slack.shown(ada.chat).join()).toContain('999');
  expect(answersIn(sam.chat)).toBe(1);
});
