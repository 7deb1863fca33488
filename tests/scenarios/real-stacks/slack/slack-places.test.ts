// Tests that people in Slack are answered where they ask: in a thread without mentioning the app again, or
// where they typed a command.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { wording } from '../../../../bot/wording/english/replies-wording.js';
import { TEAM } from '../../../fakes/fake-slack/fake-slack.js';
import { buttonPress, command } from '../../../fakes/fake-slack/payloads.js';
import { deliverCommand, deliverInteraction } from '../../../fakes/fake-slack/signed-request.js';
import {
  CONSENT,
  QUESTION,
  SLACK_ADVISERS,
  startStacks,
  type RunningStacks,
} from '../../../fakes/real-stacks/running-stacks.js';
import { objectsIn, visibleText } from '../../../fakes/real-stacks/visible-text.js';
import { slackPerson } from '../../../fakes/real-stacks/slack-people.js';

const CASES = 'C0CASES';
const sam = slackPerson('sam');
const kit = slackPerson('kit');

let stacks: RunningStacks;
let commands = 0;
beforeEach(async () => {
  stacks = await startStacks({ advisers: 'slack' });
});
afterEach(() => stacks.close());

async function inThread(who: typeof sam, text: string, root: string): Promise<string[]> {
  await stacks.slack.writeIn(CASES, who, text, root);
  await stacks.settled();
  return stacks.slack.shown(CASES, root);
}

async function askedInChannel(): Promise<string> {
  const root = '1760000500.000100';
  const message = stacks.slack.messageOf(sam, `<@U0BOT> ${QUESTION}`, {
    channel: CASES,
    channel_type: 'channel',
    ts: root,
  });
  await stacks.slack.deliver(message);
  await stacks.settled();
  return root;
}

test('who asked in a thread goes on asking there without naming the app; others name it', async () => {
  const root = await askedInChannel();
  const before = stacks.asked();
  expect((await inThread(kit, 'Does anyone know who makes a referral?', root)).length).toBe(
    stacks.slack.shown(CASES, root).length,
  );
  await inThread(sam, '<@U0KIT> do you know?', root);
  expect(stacks.asked()).toBe(before);
  const shown = await inThread(sam, 'Who can make a referral?', root);
  expect(stacks.asked()).toBe(before + 1);
  expect(shown.at(-1)).toContain('Only a first responder organisation can make a referral.');
});

test('what others write in a thread is not stored', async () => {
  const root = await askedInChannel();
  await inThread(kit, 'Ali Example lives at 3 High Street', root);
  const [thread] = await stacks.store.records.conversations.of({
    platform: 'slack',
    id: `${TEAM}:${sam.user}`,
  });
  const stored = await stacks.store.records.messages.of(
    { platform: 'slack', id: `${TEAM}:${kit.user}` },
    thread!.id,
  );
  expect(stored).toEqual([]);
});

async function type(text: string): Promise<Response> {
  const response = await deliverCommand(
    `${stacks.url}/slack/events`,
    command(text, {
      user_id: sam.user,
      channel_id: CASES,
      trigger_id: `1.2.${(commands += 1)}`,
      response_url: stacks.slack.fake.responseUrl(),
    }),
  );
  await stacks.settled();
  return response;
}

const direct = `D00${sam.user.slice(2)}`;
const commandReplies = () => stacks.slack.fake.commandReplies.map(({ blocks }) => visibleText(blocks));

test('/ctac with a question is answered where it was typed, to that person alone', async () => {
  expect(await (await type(QUESTION)).json()).toMatchObject({
    text: expect.stringContaining('Only you') as string,
  });
  const answer = commandReplies().find((words) => words.includes(CONSENT))!;
  expect(answer).toContain('Only you can see this');
  expect(stacks.slack.shown(direct).join()).not.toContain(CONSENT);
  expect(stacks.slack.posted(CASES)).toEqual([]);
});

test('a button on that answer is answered in the same place, and nothing of it is posted in the channel', async () => {
  await type(QUESTION);
  const { blocks } = stacks.slack.fake.commandReplies.find(({ blocks: shown }) =>
    visibleText(shown).includes(CONSENT),
  )!;
  const [button] = objectsIn(
    blocks,
    (one) => (one['text'] as { text?: string } | undefined)?.text === 'Not helpful',
  );
  const pressed = buttonPress(button!['value'] as string, {
    user: { id: sam.user, name: 'sam', team_id: TEAM },
    channel: { id: CASES, name: 'cases' },
    container: { type: 'message', message_ts: '1760000600.000001', channel_id: CASES, is_ephemeral: true },
    response_url: stacks.slack.fake.responseUrl('two'),
  });
  await deliverInteraction(`${stacks.url}/slack/events`, pressed);
  await stacks.settled();
  expect(commandReplies().at(-1)).toContain(wording.rating.why);
  expect(stacks.slack.posted(CASES)).toEqual([]);
});

test('what is urgent is shown where it was typed and stays in the direct messages', async () => {
  await type('a man with a knife is at the door and he wants to kill her');
  expect(commandReplies().join()).toContain('Call 999');
  expect(stacks.slack.shown(direct).join()).toContain('Call 999');
});

test('what an adviser says goes to the direct messages, whatever was typed before', async () => {
  await type('adviser');
  const bea = slackPerson('bea');
  await stacks.slack.press(bea, 'Claim', SLACK_ADVISERS);
  await stacks.settled();
  expect(stacks.slack.shown(direct).join()).toContain('is now helping you');
  expect(commandReplies().join()).not.toContain('is now helping you');
});

test('the numbers to call can be pressed', async () => {
  await stacks.slack.write(sam, 'a man with a knife is at the door and he wants to kill her');
  await stacks.settled();
  const links = objectsIn(
    stacks.slack.posted(sam.chat).map(({ blocks }) => blocks),
    (one) => one['type'] === 'link',
  );
  expect(links.map(({ url }) => url)).toContain('tel:999');
});

test('an answer that was found helpful thanks once, however often it is pressed', async () => {
  await stacks.slack.write(sam, QUESTION);
  await stacks.settled();
  const press = stacks.slack.pressed(sam, 'Helpful') as { actions: { action_ts: string }[] };
  await stacks.slack.deliverPress(press);
  await stacks.slack.deliverPress({
    ...press,
    actions: [{ ...press.actions[0]!, action_ts: '1760000999.000001' }],
  });
  await stacks.settled();
  expect(stacks.slack.shown(sam.chat).filter((words) => words.includes(wording.feedbackThanks))).toHaveLength(
    1,
  );
});

test('Slack’s own feedback buttons keep one rating for each person, and ask for a reason once', async () => {
  await stacks.slack.write(sam, QUESTION);
  await stacks.settled();
  for (const label of ['Not helpful', 'Not helpful', 'Too long']) {
    await stacks.slack.press(sam, label);
    await stacks.settled();
  }
  const shown = stacks.slack.shown(sam.chat);
  expect(shown.filter((words) => words.includes(wording.rating.why))).toHaveLength(1);
  expect(shown.find((words) => words.includes(wording.rating.why))).toContain('Chosen: Too long');
  const [answer] = await stacks.store.records.answers.latest(1);
  const person = { platform: 'slack', id: `${TEAM}:${sam.user}` };
  expect((await stacks.store.records.answers.ratingsBy(person))[answer!.id]).toEqual({
    rating: 'down',
    reason: 'too-long',
  });
});

test('a thread with the assistant is named after the guidance quoted first, never after what was asked', async () => {
  const root = '1760000700.000100';
  const ask = async (text: string, ts: string) => {
    await stacks.slack.deliver(stacks.slack.messageOf(sam, text, { thread_ts: root, ts }));
    await stacks.settled();
  };
  await ask('Amina Yusuf is 15. Does a child have to consent to a referral?', '1760000701.000100');
  await ask('Who can make a referral?', '1760000702.000100');
  const titles = stacks.slack.fake.callsOf('assistant.threads.setTitle');
  expect(titles).toMatchObject([
    { thread_ts: root, title: expect.not.stringMatching(/name|Amina|15/) as string },
  ]);
});
