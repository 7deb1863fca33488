// Tests that the commands the bot tells people about raise no alarm, but a cry for help does.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { SLACK_ADVISERS, startStacks, type RunningStacks } from '../../fakes/real-stacks/running-stacks.js';
import { slackPerson } from '../../fakes/real-stacks/slack-people.js';

const sam = slackPerson('sam');

let stacks: RunningStacks;
beforeEach(async () => {
  stacks = await startStacks({ advisers: 'slack' });
});
afterEach(() => stacks.close());

// An earlier version took this command for a cry for help, so advisers were alerted each time someone asked
// what to type.
test.each(['help', '/help', 'Help.'])('“%s” shows what can be typed and calls no one', async (typed) => {
  await stacks.slack.write(sam, typed);
  await stacks.settled();
  expect(stacks.slack.shown(sam.chat).at(-1)).toContain('nation Wales: use guidance for that nation');
  expect(stacks.slack.shown(sam.chat).join()).not.toContain('A child may be in danger');
  expect(stacks.slack.shown(SLACK_ADVISERS)).toEqual([]);
});

test.each(['Help!', 'help me', 'help he has a knife'])('“%s” is taken as it sounds', async (typed) => {
  await stacks.slack.write(sam, typed);
  await stacks.settled();
  expect(stacks.slack.shown(sam.chat)[0]).toContain('Call 999');
  expect(stacks.slack.shown(SLACK_ADVISERS)[0]).toMatch(/Urgent: a child may be in danger/);
});
