// Tests that the answer to a question asked in Slack with a command or in another thread only goes to that
// person, even during a handoff.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { wording } from '../../../../bot/wording/english/replies-wording.js';
import { command } from '../../../fakes/fake-slack/payloads.js';
import { deliverCommand } from '../../../fakes/fake-slack/signed-request.js';
import {
  CONSENT,
  QUESTION,
  SLACK_ADVISERS,
  startStacks,
  type RunningStacks,
} from '../../../fakes/real-stacks/running-stacks.js';
import { visibleText } from '../../../fakes/real-stacks/visible-text.js';
import { slackPerson } from '../../../fakes/real-stacks/slack-people.js';

const sam = slackPerson('sam');
const bea = slackPerson('bea');

let stacks: RunningStacks;
beforeEach(async () => {
  stacks = await startStacks({ advisers: 'slack' });
  await stacks.slack.write(sam, 'adviser');
  await stacks.settled();
  await stacks.slack.press(bea, 'Claim', SLACK_ADVISERS);
  await stacks.settled();
});
afterEach(() => stacks.close());

const shownTo = (who: typeof sam) => stacks.slack.shown(who.chat).join();
const commandReplies = () => stacks.slack.fake.commandReplies.map(({ blocks }) => visibleText(blocks)).join();

async function type(who: typeof sam, text: string): Promise<void> {
  const response_url = stacks.slack.fake.responseUrl();
  const fields = { user_id: who.user, trigger_id: `1.2.${who.user}`, response_url };
  await deliverCommand(`${stacks.url}/slack/events`, command(text, fields));
  await stacks.settled();
}

test('what an adviser asks with a command is answered to them alone', async () => {
  await type(bea, QUESTION);
  expect(shownTo(sam)).not.toContain(QUESTION);
  expect(commandReplies()).toContain(CONSENT);
});

test('what a practitioner asks with a command is answered to them alone', async () => {
  await type(sam, QUESTION);
  expect(shownTo(bea)).not.toContain(QUESTION);
  expect(commandReplies()).toContain(CONSENT);
});

test('what an adviser writes in a new thread is sent to no one before they say who it is for', async () => {
  const thread = '1760000700.000100';
  await stacks.slack.deliver(stacks.slack.messageOf(bea, QUESTION, { thread_ts: thread }));
  await stacks.settled();
  expect(shownTo(sam)).not.toContain(QUESTION);
  expect(stacks.slack.shown(bea.chat, thread).join()).toContain(wording.adviser.whichOne);
  await stacks.slack.press(bea, wording.labels.askGuidance);
  await stacks.settled();
  expect(stacks.slack.shown(bea.chat, thread).join()).toContain(CONSENT);
  expect(shownTo(sam)).not.toContain(QUESTION);
});

test('advisers hear of danger, and the person who typed it reads the numbers, if no direct message can be opened', async () => {
  const mia = slackPerson('mia');
  const isClosed = (args: object) => [mia.user, mia.chat].some((id) => JSON.stringify(args).includes(id));
  stacks.slack.fake.trouble = ({ method, args }) =>
    /^(?:chat\.post|conversations\.open)/.test(method) && isClosed(args)
      ? { kind: 'error', error: 'user_not_visible' }
      : undefined;
  await type(mia, 'A man is taking a child out of the house by force right now');
  expect(stacks.slack.shown(SLACK_ADVISERS).join()).toMatch(/Urgent[^]*taking a child out of the house/);
  expect(commandReplies()).toContain('999');
  expect(commandReplies()).toMatch(/sent an urgent request to the advisers/);
  const open = await stacks.store.records.escalations.open();
  expect(open.map(({ urgent }) => urgent)).toEqual([false, true]);
});
