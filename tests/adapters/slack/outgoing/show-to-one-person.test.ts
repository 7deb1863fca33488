// Shows a message to only one person in a Slack channel, or to everyone if Slack cannot do that.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createSlackPlatform, type SlackPlatform } from '../../../../adapters/slack/outgoing/platform.js';
import type { OutgoingMessage, Place } from '../../../../bot/model/messages/message.js';
import { DeliveryFailure } from '../../../../knowledge/model/errors.js';
import {
  BOT_TOKEN,
  TEAM,
  startFakeSlack,
  type FakeSlack,
  type Fault,
} from '../../../fakes/fake-slack/fake-slack.js';
import { samples } from '../rendering/samples.js';

let slack: FakeSlack;
let platform: SlackPlatform;
beforeEach(async () => {
  slack = await startFakeSlack();
  platform = createSlackPlatform({ botToken: BOT_TOKEN, apiUrl: slack.url, timeoutMs: 3_000 });
});
afterEach(() => slack.close());

const ROOT = '1750000000.000001';
const thread: Place = {
  platform: 'slack',
  id: `${TEAM}:C1:${ROOT}`,
  kind: 'channel',
  address: { channel: 'C1', threadTs: ROOT },
};
const warning: OutgoingMessage = { ...samples.greeting!, onlyFor: `${TEAM}:U0SAM` };

test('is shown in a thread that has replies to that person alone, and is not changed later', async () => {
  await platform.send(thread, samples.greeting!, 'k0');
  const { messageId } = await platform.send(thread, warning, 'k1');
  expect(slack.shownToOne).toMatchObject([{ channel: 'C1', user: 'U0SAM', thread_ts: ROOT }]);
  expect(slack.messages).toHaveLength(1);
  await platform.update(thread, messageId, samples.greeting!);
  expect(slack.callsOf('chat.update')).toEqual([]);
});

test('is shown beside a message without replies, where Slack would show nothing in the thread', async () => {
  await platform.send(thread, warning, 'k1');
  expect(slack.shownToOne).toEqual([expect.not.objectContaining({ thread_ts: expect.anything() })]);
});

const error = (code: string): Fault => ({ kind: 'error', error: code });
const FAULTS: Fault[] = [
  error('missing_scope'),
  { kind: 'rate-limited', retryAfterSeconds: 30 },
  { kind: 'status', status: 500 },
  { kind: 'silence' },
];

test.each(FAULTS)(
  'is shown in the channel if Slack does not say whether the thread has replies (%o)',
  async (fault) => {
    await platform.send(thread, samples.greeting!, 'k0');
    slack.failNext('conversations.replies', fault);
    await platform.send(thread, warning, 'k1');
    expect(slack.shownToOne).toEqual([expect.not.objectContaining({ thread_ts: expect.anything() })]);
  },
);

test.each<[string, Fault]>([
  ['chat.postEphemeral', error('user_not_in_channel')],
  ['chat.postEphemeral', error('missing_scope')],
  ['chat.postEphemeral', { kind: 'rate-limited', retryAfterSeconds: 30 }],
  // Slack does not say whether the person saw the message, so we must be able to reach them elsewhere as
  // well.
  ['conversations.open', error('messages_tab_disabled')],
  ['conversations.open', error('internal_error')],
  ...FAULTS.map((fault): [string, Fault] => ['conversations.open', fault]),
])('is posted for everyone if Slack refuses %s (%o)', async (method, fault) => {
  slack.failNext(method, fault);
  await platform.send(thread, warning, 'k1');
  expect(slack.messages).toMatchObject([{ channel: 'C1', thread_ts: ROOT }]);
  expect(slack.shownToOne).toEqual([]);
});

test.each<Fault>([
  error('internal_error'),
  { kind: 'status', status: 500 },
  { kind: 'silence' },
  { kind: 'lost' },
])('may have arrived (%o), so nothing is posted for everyone, and it is tried again', async (fault) => {
  slack.failNext('chat.postEphemeral', fault);
  await expect(platform.send(thread, warning, 'k1')).rejects.toThrow(DeliveryFailure);
  await platform.send(thread, warning, 'k1', { again: true });
  expect(slack.callsOf('chat.postEphemeral')).toHaveLength(2);
  expect(slack.messages).toEqual([]);
});

test('is an ordinary message in a direct message', async () => {
  const direct: Place = { ...thread, id: `${TEAM}:D1`, kind: 'personal', address: { channel: 'D1' } };
  await platform.send(direct, warning, 'k1');
  expect(slack.messages).toMatchObject([{ channel: 'D1' }]);
});
