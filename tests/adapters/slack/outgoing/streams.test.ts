// An answer grows in Slack while it is being written, and ends as the same message as without streaming. If
// Slack refuses any call, the person gets the plain message once.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createClient } from '../../../../adapters/slack/outgoing/client.js';
import { createSlackPlatform, type SlackPlatform } from '../../../../adapters/slack/outgoing/platform.js';
import { createPoster } from '../../../../adapters/slack/outgoing/post.js';
import { createStreams } from '../../../../adapters/slack/outgoing/streams.js';
import type { Place } from '../../../../bot/model/messages/message.js';
import type { VerifiedClaim } from '../../../../knowledge/model/answer.js';
import {
  BOT_TOKEN,
  startFakeSlack,
  TEAM,
  type FakeSlack,
  type Fault,
} from '../../../fakes/fake-slack/fake-slack.js';
import { limitBreaches, visibleText } from '../rendering/block-limits.js';
import { samples } from '../rendering/samples.js';

const ROOT = '1750000000.000001';
const thread: Place = {
  platform: 'slack',
  id: `${TEAM}:C1:${ROOT}`,
  kind: 'channel',
  address: { channel: 'C1', threadTs: ROOT, asker: { user: 'U0SAM', team: TEAM, ts: ROOT } },
};
/** A thread with the assistant in the direct messages. */
const assistant: Place = {
  platform: 'slack',
  id: `${TEAM}:D1:${ROOT}`,
  kind: 'personal',
  address: { channel: 'D1', threadTs: ROOT, asker: { user: 'U0SAM', team: TEAM, ts: ROOT } },
};
const direct: Place = { platform: 'slack', id: `${TEAM}:D1`, kind: 'personal', address: { channel: 'D1' } };
const FIRST: VerifiedClaim = { text: 'A child need not agree to a referral.', sources: ['A sample <note>'] };
const SECOND: VerifiedClaim = { text: 'What is known goes ahead of the child.', sources: ['Moves', 'Care'] };
const answer = samples.answer!;

let slack: FakeSlack;
let platform: SlackPlatform;
beforeEach(async () => {
  slack = await startFakeSlack();
  platform = createSlackPlatform({ botToken: BOT_TOKEN, apiUrl: slack.url, timeoutMs: 1_500 });
});
afterEach(() => slack.close());

const send = (place = thread, key = 'k1') =>
  platform.send(place, answer, key, { again: false, purpose: 'answer' });
const methods = () => slack.calls.map(({ method }) => method);

/** Returns the blocks of the same answer without streaming. */
async function plainForm(): Promise<unknown[]> {
  const other = await startFakeSlack();
  const { blocks } = await createSlackPlatform({ botToken: BOT_TOKEN, apiUrl: other.url })
    .send(thread, answer, 'k')
    .then(() => other.messages[0]!);
  await other.close();
  return blocks;
}

async function streamed(place = thread): Promise<void> {
  await platform.showProgress(place, 'checking', [FIRST]);
  await platform.showProgress(place, 'checking', [FIRST, SECOND]);
}

test('sentences are shown as they are checked, with their sources and the label, as data and not as notation', async () => {
  await platform.showProgress(thread, 'checking', [FIRST]);
  expect(slack.callsOf('chat.startStream')).toMatchObject([
    { channel: 'C1', thread_ts: ROOT, recipient_user_id: 'U0SAM', recipient_team_id: TEAM },
  ]);
  await platform.showProgress(thread, 'checking', [FIRST, SECOND]);
  await platform.showProgress(thread, 'checking', [FIRST, SECOND]);
  expect(methods()).toEqual(['chat.startStream', 'chat.appendStream']);
  const [message] = slack.messages;
  expect(message).toMatchObject({ isStreaming: true, thread_ts: ROOT });
  expect(limitBreaches(message!.blocks)).toEqual([]);
  expect(visibleText(message!.blocks)).toMatch(
    /^AI wrote .*referral\. \(A sample <note>\).*of the child\. \(Moves; Care\)$/,
  );
});

test('the message ends with the same blocks as an answer that was not streamed, and is found by its key', async () => {
  await streamed();
  const { messageId } = await send();
  expect(slack.messages).toHaveLength(1);
  const [message] = slack.messages;
  expect(message!.blocks).toEqual(await plainForm());
  expect(message).not.toHaveProperty('isStreaming');
  expect(message!.metadata).toMatchObject({ event_payload: { key: 'k1' } });
  expect(messageId).toBe(`C1:${message!.ts}`);
});

test('in a thread with the assistant, the message grows and ends in the same way', async () => {
  await streamed(assistant);
  expect(slack.messages).toMatchObject([{ channel: 'D1', thread_ts: ROOT, isStreaming: true }]);
  await send(assistant);
  expect(methods()).toEqual(['chat.startStream', 'chat.appendStream', 'chat.stopStream', 'chat.update']);
  expect(slack.messages.map(({ blocks }) => blocks)).toEqual([await plainForm()]);
  expect(slack.messages[0]).not.toHaveProperty('isStreaming');
});

test('a notice in the same thread leaves the stream alone', async () => {
  await streamed();
  await platform.send(thread, samples.greeting!, 'k2', { again: false, purpose: 'notice' });
  await send();
  expect(slack.messages).toHaveLength(2);
  expect(methods()).toContain('chat.stopStream');
});

test('nothing is streamed in a plain direct message, or in a channel if we do not know who it is for', async () => {
  await platform.showProgress(direct, 'checking', [FIRST]);
  await platform.showProgress({ ...thread, address: { channel: 'C1', threadTs: ROOT } }, 'checking', [FIRST]);
  expect(methods()).toEqual([]);
});

test('a sentence that no longer holds is not left standing', async () => {
  await platform.showProgress(thread, 'checking', [FIRST]);
  await platform.showProgress(thread, 'checking', [SECOND]);
  await send();
  expect(slack.messages.map(({ blocks }) => blocks)).toEqual([await plainForm()]);
});

const FAULTS: Fault[] = [
  { kind: 'rate-limited', retryAfterSeconds: 30 },
  { kind: 'status', status: 500 },
  { kind: 'silence' },
  { kind: 'error', error: 'missing_scope' },
  { kind: 'error', error: 'unknown_method' },
  { kind: 'error', error: 'message_not_in_streaming_state' },
  { kind: 'lost' },
];

describe.each(['chat.startStream', 'chat.appendStream', 'chat.stopStream', 'chat.update'])('%s', (method) => {
  test.each(FAULTS.filter(({ kind }) => !(method === 'chat.startStream' && kind === 'lost')))(
    'if Slack refuses with %o, the person gets the plain version once',
    async (fault) => {
      slack.failNext(method, fault);
      await streamed();
      await send();
      expect(slack.messages.map(({ blocks }) => blocks)).toEqual([await plainForm()]);
      expect(slack.messages[0]).not.toHaveProperty('isStreaming');
    },
  );
});

describe.each(['chat.startStream', 'chat.appendStream', 'chat.stopStream', 'chat.update'])(
  '%s in a thread with the assistant',
  (method) => {
    // Leaves out calls that get no reply, because each takes the whole time limit. They are tested above.
    test.each(
      FAULTS.filter(({ kind }) => kind !== 'silence' && !(method === 'chat.startStream' && kind === 'lost')),
    )('if Slack refuses with %o, the person gets the plain version once', async (fault) => {
      slack.failNext(method, fault);
      await streamed(assistant);
      await send(assistant);
      expect(slack.messages).toMatchObject([{ channel: 'D1', thread_ts: ROOT }]);
      expect(slack.messages[0]!.blocks).toEqual(await plainForm());
      expect(slack.messages[0]).not.toHaveProperty('isStreaming');
    });
  },
);

test('where the workspace has no streaming it is asked for once, not with every answer', async () => {
  slack.failNext('chat.startStream', { kind: 'error', error: 'missing_scope' });
  await streamed();
  await send();
  await streamed();
  await send(thread, 'k2');
  expect(slack.callsOf('chat.startStream')).toHaveLength(1);
  expect(slack.messages).toHaveLength(2);
});

test('what was shown of an answer that never comes is taken away', async () => {
  const client = createClient({ botToken: BOT_TOKEN, apiUrl: slack.url });
  const streams = createStreams(client, createPoster(client), 50);
  await streams.show(thread, [FIRST]);
  expect(slack.messages).toHaveLength(1);
  await expect.poll(() => slack.messages).toEqual([]);
});

test('an answer that could not be posted at all leaves no part of it behind, and comes whole with the next attempt', async () => {
  await streamed();
  slack.failNext('chat.stopStream', { kind: 'status', status: 500 });
  slack.failNext('conversations.replies', { kind: 'status', status: 503 });
  await expect(send()).rejects.toThrow();
  expect(slack.messages).toEqual([]);
  await send();
  expect(slack.messages.map(({ blocks }) => blocks)).toEqual([await plainForm()]);
});

test.each(FAULTS)(
  'if what was shown cannot be deleted either (%o), the plain version still comes once',
  async (fault) => {
    slack.failNext('chat.appendStream', { kind: 'error', error: 'internal_error' });
    slack.failNext('chat.delete', fault);
    await streamed();
    await send();
    await send();
    expect(slack.callsOf('chat.delete')).toHaveLength(1);
    const whole = slack.messages.filter(({ isStreaming }) => !isStreaming);
    expect(whole.map(({ blocks }) => blocks)).toEqual([await plainForm()]);
  },
);
