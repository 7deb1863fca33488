// Tests how details that could identify a child are handled in channels, and where relayed text may appear.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { APP_ID } from '../../fakes/fake-teams/fake-teams.js';
import { messageEdited } from '../../fakes/fake-teams/activities.js';
import { mention } from '../../fakes/fake-slack/payloads.js';
import {
  CONSENT,
  QUESTION,
  SLACK_ADVISERS,
  startStacks,
  type RunningStacks,
} from '../../fakes/real-stacks/running-stacks.js';
import { slackPerson } from '../../fakes/real-stacks/slack-people.js';
import { teamsPerson } from '../../fakes/real-stacks/teams-people.js';

const robin = teamsPerson('Robin Sample');
const sam = slackPerson('sam');
const bea = slackPerson('bea');
const WITH_NAME = 'Amina Yusuf is a child. Does a child have to consent to a referral?';
const PERSONAL = /Amina|Yusuf|name 1/;

let stacks: RunningStacks;
beforeEach(async () => {
  stacks = await startStacks({ advisers: 'slack' });
});
afterEach(() => stacks.close());

test('in a Teams channel they are not repeated; the person is asked to delete them and answered in private', async () => {
  const { teams } = stacks;
  await teams.writeIn('19:cases@thread.tacv2', robin, WITH_NAME);
  await stacks.settled();
  const inChannel = teams.fake.calls.filter(({ path }) => path.includes('19:cases@thread.tacv2'));
  expect(JSON.stringify(inChannel)).not.toMatch(PERSONAL);
  expect(JSON.stringify(inChannel)).toContain('Please delete it from here.');
  expect(JSON.stringify(inChannel)).not.toContain(CONSENT);
  const inPrivate = teams.shown(robin.chat);
  expect(inPrivate).toHaveLength(2);
  expect(inPrivate[0]).toContain('You wrote this where other people can see it.');
  expect(inPrivate[1]).toContain(CONSENT);
  const opened = teams.fake.calls.find(({ path }) => path === '/v3/conversations')!;
  expect(opened.body).toMatchObject({
    members: [{ id: robin.account.aadObjectId }],
    bot: { id: `28:${APP_ID}` },
  });

  await teams.write(robin, 'adviser');
  await stacks.settled();
  expect(teams.shown(robin.chat)[2]).toContain('I have sent your request to the advisers.');
  expect(slackCallsBut(bea.chat)).not.toMatch(/Amina|Yusuf/);
});

test('in a Slack channel they are not repeated; only the person sees that they should delete them, and the answer', async () => {
  const { slack } = stacks;
  const text = `<@U0BOT> ${WITH_NAME}`;
  const ts = `${Math.floor(Date.now() / 1000)}.000555`;
  const place = { channel: 'C0CASES', user: sam.user, ts, event_ts: ts };
  // Sends both events that Slack sends for a mention.
  await slack.deliver(slack.messageOf(sam, text, { ...place, channel_type: 'channel' }));
  await slack.deliver(mention(text, place));
  await stacks.settled();
  expect(slackCallsBut(sam.chat)).not.toMatch(PERSONAL);
  expect(slack.shown('C0CASES')).toEqual([]);
  const inThread = slack.shown('C0CASES', ts).join();
  expect(inThread).not.toContain('Please delete it from here.');
  expect(inThread).not.toContain(CONSENT);
  const shownToOne = slack.fake.shownToOne.filter((one) =>
    JSON.stringify(one).includes('Please delete it from here.'),
  );
  expect(shownToOne).toMatchObject([{ channel: 'C0CASES', user: sam.user }]);
  expect(slack.shown(sam.chat)).toHaveLength(2);
  expect(slack.shown(sam.chat)[1]).toContain(CONSENT);
  await slack.write(sam, 'Who can make a referral? Only a first responder organisation?');
  await stacks.settled();
  expect(slack.shown(sam.chat)).toHaveLength(3);
});

test('where no private chat with the holder can be had, the thread gets the redacted words only', async () => {
  const { slack, teams } = stacks;
  await teams.write(robin, 'adviser');
  await stacks.settled();
  slack.fake.failNext('conversations.open', { kind: 'error', error: 'user_disabled' });
  await slack.press(bea, 'Claim', SLACK_ADVISERS);
  await stacks.settled();
  await teams.write(robin, 'Amina Yusuf is fifteen.');
  await stacks.settled();
  const thread = slack.shown(SLACK_ADVISERS, slack.posted(SLACK_ADVISERS)[0]!.ts);
  expect(thread[0]).toContain('I could not open a private chat with you.');
  expect(thread[1]).toContain('[name 1] is fifteen.');
  expect(slackCallsBut('')).not.toMatch(/Amina|Yusuf/);
});

test('an edit that adds a name changes the advisers’ card in the redacted form', async () => {
  const { slack, teams } = stacks;
  const asked = teams.messageOf(robin, QUESTION);
  await teams.deliver(asked);
  await stacks.settled();
  await teams.press(robin, 'Talk to an adviser');
  await stacks.settled();
  const edit = messageEdited(
    teams.fake.serviceUrl,
    `Amina Yusuf asks. ${QUESTION}`,
    '2026-03-04T06:00:00.000Z',
  );
  const { id, from, conversation } = asked;
  await teams.deliver({ ...edit, id, from, conversation });
  await stacks.settled();
  expect(slack.shown(SLACK_ADVISERS)[0]).toContain('[name 1] asks.');
  expect(slackCallsBut('')).not.toMatch(/Amina|Yusuf/);
});

function slackCallsBut(chat: string): string {
  return JSON.stringify(stacks.slack.fake.calls.filter(({ args }) => args.channel !== chat));
}
