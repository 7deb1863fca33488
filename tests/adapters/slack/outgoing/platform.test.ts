// Messages are sent to Slack once, to the right place, and the outbox gets the reason for each failure.
import { afterEach, beforeEach, expect, expectTypeOf, test } from 'vitest';
import { createSlackPlatform, type SlackPlatform } from '../../../../adapters/slack/outgoing/platform.js';
import type { Place } from '../../../../bot/model/messages/message.js';
import type { Platform } from '../../../../bot/model/ports.js';
import { ConfigurationFailure } from '../../../../knowledge/model/errors.js';
import { readRefusedDeliveries } from '../../../attacks/platforms/read-platforms.js';
import { BOT_TOKEN, TEAM, startFakeSlack, type FakeSlack } from '../../../fakes/fake-slack/fake-slack.js';
import { limitBreaches, visibleText } from '../rendering/block-limits.js';
import { samples } from '../rendering/samples.js';
import { failureOf } from '../../failure-of.js';

let slack: FakeSlack;
let platform: SlackPlatform;
beforeEach(async () => {
  slack = await startFakeSlack();
  platform = createSlackPlatform({ botToken: BOT_TOKEN, apiUrl: slack.url });
});
afterEach(() => slack.close());

const direct: Place = { platform: 'slack', id: `${TEAM}:D1`, kind: 'personal', address: { channel: 'D1' } };
const thread: Place = {
  platform: 'slack',
  id: `${TEAM}:C1:1750000000.000001`,
  kind: 'channel',
  address: { channel: 'C1', threadTs: '1750000000.000001' },
};
const channel: Place = { platform: 'slack', id: `${TEAM}:C1`, kind: 'channel', address: { channel: 'C1' } };
const answer = samples.answer!;

/** Makes a platform with a short time limit, for tests in which Slack never responds. */
const impatient = () => createSlackPlatform({ botToken: BOT_TOKEN, apiUrl: slack.url, timeoutMs: 200 });

test('is a platform as the outbox wants one', () => {
  expectTypeOf(createSlackPlatform).returns.toExtend<Platform>();
});

test('posts blocks, words for notifications, and nothing that calls people or opens previews', async () => {
  const { messageId } = await platform.send(direct, answer, 'k1');
  const [call] = slack.callsOf('chat.postMessage');
  expect(call).toMatchObject({
    channel: 'D1',
    text: 'A child need not agree to a referral. 2 quotes from the guidance.',
    unfurl_links: 'false',
    unfurl_media: 'false',
    link_names: 'false',
    mrkdwn: 'false',
    parse: 'none',
    metadata: { event_type: 'ctac_message', event_payload: { key: 'k1' } },
  });
  expect(call).not.toHaveProperty('thread_ts');
  expect(limitBreaches(call!.blocks as unknown[])).toEqual([]);
  expect(messageId).toBe(`D1:${slack.messages[0]!.ts}`);
});

test('posts into the thread that the place is', async () => {
  await platform.send(thread, answer, 'k1');
  expect(slack.messages[0]).toMatchObject({ channel: 'C1', thread_ts: '1750000000.000001' });
});

test('a message that was posted although no answer came is not posted again', async () => {
  slack.failNext('chat.postMessage', { kind: 'lost' });
  await failureOf(platform.send(direct, answer, 'k1'));
  const { messageId } = await platform.send(direct, answer, 'k1');
  expect(slack.messages).toHaveLength(1);
  expect(messageId).toBe(`D1:${slack.messages[0]!.ts}`);
});

test('another process that knows of an earlier attempt looks for it, in threads too', async () => {
  for (let other = 0; other < 130; other += 1)
    await platform.send(thread, samples.greeting!, `other-${other}`);
  await platform.send(thread, answer, 'k1');
  const restarted = createSlackPlatform({ botToken: BOT_TOKEN, apiUrl: slack.url });
  const { messageId } = await restarted.send(thread, answer, 'k1', { again: true });
  expect(messageId).toBe(`C1:${slack.messages.at(-1)!.ts}`);
  expect(slack.messages).toHaveLength(131);
});

test('a repeated attempt that never arrived is posted', async () => {
  await platform.send(direct, answer, 'k1', { again: true });
  expect(slack.messages).toHaveLength(1);
});

test('a first attempt does not look around first', async () => {
  await platform.send(direct, answer, 'k1');
  expect(slack.calls.map(({ method }) => method)).toEqual(['chat.postMessage']);
});

test('where the app may not read, a repeated attempt is posted: twice is better than never', async () => {
  slack.failNext('conversations.history', { kind: 'error', error: 'missing_scope' });
  await platform.send(direct, answer, 'k1', { again: true });
  expect(slack.messages).toHaveLength(1);
});

test('where looking fails for now, nothing is posted until it works', async () => {
  slack.failNext('conversations.history', { kind: 'rate-limited', retryAfterSeconds: 7 });
  const failure = await failureOf(platform.send(direct, answer, 'k1', { again: true }));
  expect(failure).toMatchObject({ permanent: false, retryAfterMs: 7_000 });
  expect(slack.messages).toHaveLength(0);
});

test('asks once: no retries of the library’s own', async () => {
  slack.failNext('chat.postMessage', { kind: 'status', status: 500 });
  const failure = await failureOf(platform.send(direct, answer, 'k1'));
  expect(failure.permanent).toBe(false);
  expect(slack.callsOf('chat.postMessage')).toHaveLength(1);
});

test('passes on how long Slack wants to be left alone', async () => {
  slack.failNext('chat.postMessage', { kind: 'rate-limited', retryAfterSeconds: 42 });
  const failure = await failureOf(platform.send(direct, answer, 'k1'));
  expect(failure).toMatchObject({ permanent: false, retryAfterMs: 42_000 });
  expect(slack.callsOf('chat.postMessage')).toHaveLength(1);
});

const refusals = readRefusedDeliveries('slack');

test.each(refusals.filter(({ goesOutAsWords }) => !goesOutAsWords))(
  '$code is the fault of: $fault',
  async ({ code, fault }) => {
    const refused = { kind: 'error', error: code } as const;
    // Refuses 4 attempts, because a message that is too long is sent again as plain text, and then in a
    // shorter form.
    slack.failNext('chat.postMessage', refused, refused, refused, refused);
    const failure = await failureOf(platform.send(direct, answer, 'k1'));
    expect(failure.fault).toBe(fault);
    expect(failure.message).toContain(code);
    expect(failure.remedy).not.toBe('');
  },
);

test('what is too long even as plain words is sent in part, with the way to the rest', async () => {
  const tooLong = { kind: 'error', error: 'msg_too_long' } as const;
  slack.failNext('chat.postMessage', tooLong, tooLong);
  await platform.send(direct, { ...answer, parts: Array(8).fill(answer.parts).flat() }, 'k1');
  const { text } = slack.messages[0]!;
  expect(text.length).toBeLessThanOrEqual(4_000);
  expect(text).toMatch(/shown in part; read it in full: https:/);
});

test('a Slack that does not answer is given up on, and the message is tried again', async () => {
  slack.failNext('chat.postMessage', { kind: 'silence' });
  const failure = await failureOf(impatient().send(direct, answer, 'k1'));
  expect(failure).toMatchObject({ permanent: false });
});

test('a page of HTML in place of an answer never reaches the log', async () => {
  slack.failNext('chat.postMessage', { kind: 'status', status: 200, body: '<html>A gateway speaks</html>' });
  const failure = await failureOf(platform.send(direct, answer, 'k1'));
  expect(failure.message).toBe('Slack did not accept a message: unreadable_answer.');
});

test.each(refusals.filter(({ goesOutAsWords }) => goesOutAsWords))(
  'blocks refused with $code go out as plain words instead',
  async ({ code: error }) => {
    slack.failNext('chat.postMessage', { kind: 'error', error }, { kind: 'error', error });
    await platform.send(direct, answer, 'k1');
    expect(slack.messages).toHaveLength(1);
    const { blocks, text } = slack.messages[0]!;
    expect(blocks).toEqual([]);
    expect(text).toContain('A child does not have to agree before a referral is made.');
    expect(text).toContain('Moves &amp; transfers &lt;old edition&gt;');
    expect(text).toContain('Type “help”');
  },
);

test('replaces a message', async () => {
  const { messageId } = await platform.send(channel, samples.card!, 'k1');
  await platform.update(channel, messageId, samples.greeting!);
  expect(slack.messages).toHaveLength(1);
  expect(visibleText(slack.messages[0]!.blocks)).toContain('Before you ask');
});

test('a message that is gone cannot be replaced, ever', async () => {
  expect(await failureOf(platform.update(direct, 'D1:1.1', answer))).toMatchObject({ permanent: true });
});

test('replacing with refused blocks takes the old ones away', async () => {
  const { messageId } = await platform.send(direct, samples.greeting!, 'k1');
  const refused = { kind: 'error', error: 'invalid_blocks' } as const;
  slack.failNext('chat.update', refused, refused);
  await platform.update(direct, messageId, answer);
  expect(slack.messages[0]).toMatchObject({ blocks: [] });
  expect(slack.messages[0]!.text).toContain('A child does not have to agree');
});

test('finds the direct message with a person', async () => {
  const person = { platform: 'slack', id: `${TEAM}:U0SAM` } as const;
  expect(await platform.personalPlace(person, thread)).toEqual({
    platform: 'slack',
    id: `${TEAM}:D00SAM`,
    kind: 'personal',
    address: { channel: 'D00SAM' },
  });
  const seenOnTheWeb: Place = { platform: 'web', id: 'w', kind: 'personal', address: null };
  expect((await platform.personalPlace(person, seenOnTheWeb))?.id).toBe(`${TEAM}:D00SAM`);
});

test.each([
  'cannot_dm_bot',
  'channel_not_found',
  'invalid_user_combination',
  'method_not_supported_for_channel_type',
  'not_enough_users',
  'restricted_action',
  'user_disabled',
  'user_not_found',
  'user_not_visible',
  'users_not_found',
])('has no direct message with someone if Slack says %s', async (error) => {
  slack.failNext('conversations.open', { kind: 'error', error });
  expect(await platform.personalPlace({ platform: 'slack', id: `${TEAM}:U1` }, thread)).toBeUndefined();
});

test('has no direct message with people who are not in Slack', async () => {
  expect(await platform.personalPlace({ platform: 'teams', id: 'x' }, thread)).toBeUndefined();
});

test('a direct message that cannot be opened now is a failure, not an answer', async () => {
  slack.failNext('conversations.open', { kind: 'status', status: 503 });
  const failure = await failureOf(platform.personalPlace({ platform: 'slack', id: `${TEAM}:U1` }, thread));
  expect(failure.permanent).toBe(false);
});

test('says whether someone is in a channel, in none, or has no account any more', async () => {
  const sam = { platform: 'slack', id: `${TEAM}:U0SAM` };
  expect(await platform.standing!(sam, [channel])).toBe('member');
  expect(await platform.standing!(sam, [])).toBe('outside');
  slack.accounts.outside.add('U0SAM');
  expect(await platform.standing!(sam, [channel])).toBe('outside');
  for (const error of ['user_not_found', 'users_not_found']) {
    slack.failNext('users.info', { kind: 'error', error });
    expect(await platform.standing!(sam, [channel])).toBe('gone');
  }
  slack.failNext('users.info', { kind: 'error', error: 'user_not_visible' });
  expect(await platform.standing!(sam, [channel])).toBe('outside');
  slack.accounts.closed.add('U0SAM');
  expect(await platform.standing!(sam, [channel])).toBe('gone');
  expect(await platform.standing!({ platform: 'teams', id: 'x' }, [channel])).toBeUndefined();
  slack.failNext('users.info', { kind: 'status', status: 503 });
  expect((await failureOf(platform.standing!(sam, [channel]))).fault).toBe('platform');
});

test('names the advisers’ channel and the threads in it as events from there will', async () => {
  const advisers = await platform.channelPlace('C1');
  expect(advisers).toEqual(channel);
  expect(platform.threadPlace(advisers, 'C1:1750000000.000001')).toEqual(thread);
  expect(platform.threadPlace(thread, 'C1:1760000000.000001')).toEqual(thread);
});

test('an address that is not Slack’s is never sent to', async () => {
  const foreign: Place = { platform: 'teams', id: 'x', kind: 'personal', address: { channel: 'D1' } };
  expect(await failureOf(platform.send(foreign, answer, 'k'))).toMatchObject({ permanent: true });
  expect(await failureOf(platform.send({ ...direct, address: null }, answer, 'k'))).toMatchObject({
    permanent: true,
  });
});

test('does not start without a token', () => {
  expect(() => createSlackPlatform({ botToken: '' })).toThrow(ConfigurationFailure);
});
