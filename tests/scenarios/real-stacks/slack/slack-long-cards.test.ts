// Tests a request whose card is too long for one Slack message: all of its messages are updated, and all are
// erased.
import { afterEach, beforeEach, expect, test } from 'vitest';
import {
  SLACK_ADVISERS,
  startStacks,
  type RunningStacks,
} from '../../../fakes/real-stacks/running-stacks.js';
import { slackPerson } from '../../../fakes/real-stacks/slack-people.js';
import { teamsPerson } from '../../../fakes/real-stacks/teams-people.js';

const robin = teamsPerson('Robin Sample');
const bea = slackPerson('bea');
const LONG = `What should I do? ${'The girl told me about the man who brings her food every day and takes her phone. '.repeat(45)}They call her zebraword.`;
const MORE = 'He brings her food every day and takes her phone away in the evening. '.repeat(50);

let stacks: RunningStacks;
let question: ReturnType<RunningStacks['teams']['messageOf']>;
beforeEach(async () => {
  stacks = await startStacks({ advisers: 'slack' });
  question = stacks.teams.messageOf(robin, LONG);
  await stacks.teams.deliver(question);
  await write('adviser');
  for (const day of ['Monday', 'Tuesday', 'Sunday']) await write(`On ${day} she wrote: ${MORE}`);
});
afterEach(() => stacks.close());

async function write(text: string): Promise<void> {
  await stacks.teams.write(robin, text);
  await stacks.settled();
}

const showing = (word: string) =>
  stacks.slack.fake.messages.filter(({ blocks }) => JSON.stringify(blocks).includes(word));

test('what is written while it waits is shown on the card', async () => {
  expect(stacks.slack.fake.messages.length).toBeGreaterThan(1);
  await write('They have taken her, in a white van.');
  expect(showing('white van').map(({ channel }) => channel)).toEqual([SLACK_ADVISERS]);
});

test('a message that is deleted goes from every page, in the channel and in the adviser’s chat', async () => {
  await stacks.slack.press(bea, 'Claim', SLACK_ADVISERS);
  await stacks.settled();
  expect(showing('zebraword').map(({ channel }) => channel)).toEqual([SLACK_ADVISERS, bea.chat]);
  await stacks.teams.deliver({ ...question, type: 'messageDelete', text: undefined });
  await stacks.settled();
  expect(showing('zebraword')).toEqual([]);
});
