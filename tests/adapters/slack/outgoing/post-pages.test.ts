// A message too long for one Slack post is split into several. Changes and deletions apply to all of them.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createSlackPlatform, type SlackPlatform } from '../../../../adapters/slack/outgoing/platform.js';
import type { OutgoingMessage, Place } from '../../../../bot/model/messages/message.js';
import { BOT_TOKEN, TEAM, startFakeSlack, type FakeSlack } from '../../../fakes/fake-slack/fake-slack.js';
import { failureOf } from '../../failure-of.js';
import { visibleText } from '../rendering/block-limits.js';
import { samples } from '../rendering/samples.js';

let slack: FakeSlack;
let platform: SlackPlatform;
beforeEach(async () => {
  slack = await startFakeSlack();
  platform = createSlackPlatform({ botToken: BOT_TOKEN, apiUrl: slack.url });
});
afterEach(() => slack.close());

const direct: Place = { platform: 'slack', id: `${TEAM}:D1`, kind: 'personal', address: { channel: 'D1' } };
const channel: Place = { platform: 'slack', id: `${TEAM}:C1`, kind: 'channel', address: { channel: 'C1' } };
const long: OutgoingMessage = {
  ...samples.answer!,
  parts: [{ kind: 'relayed', from: 'Sam', text: 'We met today and I wrote it down. '.repeat(700) }],
};

test('a long message in a channel goes on in its own thread, in a direct message below it', async () => {
  const { messageId } = await platform.send(channel, long, 'k1');
  const [first, ...rest] = slack.messages;
  expect(messageId).toBe(`C1:${first!.ts}`);
  expect(first).not.toHaveProperty('thread_ts');
  expect(rest.length).toBeGreaterThan(0);
  expect(rest.every((message) => message.thread_ts === first!.ts)).toBe(true);

  await platform.send(direct, long, 'k2');
  const below = slack.messages.filter((message) => message.channel === 'D1');
  expect(below.every((message) => message.thread_ts === undefined)).toBe(true);
  expect(below.map((message) => message.metadata)).toMatchObject([
    { event_payload: { key: 'k2' } },
    { event_payload: { key: 'k2#2' } },
    ...below.slice(2).map(() => ({})),
  ]);
});

test('of a long message only the pages that are missing are posted again', async () => {
  slack.failNext('chat.postMessage', { kind: 'none' }, { kind: 'error', error: 'fatal_error' });
  await failureOf(platform.send(direct, long, 'k1'));
  expect(slack.messages).toHaveLength(1);
  await platform.send(direct, long, 'k1');
  const keys = slack.messages.map((message) => JSON.stringify(message.metadata));
  expect(new Set(keys).size).toBe(keys.length);
  expect(slack.messages.map((message) => visibleText(message.blocks)).join('')).toContain('We met today');
});

test('a message of several pages is changed on each of them, and those it no longer needs are deleted', async () => {
  const { messageId, furtherPages } = await platform.send(channel, long, 'k1');
  const shown = () => slack.messages.map(({ blocks }) => visibleText(blocks)).join();
  const ids = slack.messages.map(({ ts }) => `C1:${ts}`);
  expect([messageId, ...furtherPages!]).toEqual(ids);

  const [part] = long.parts as [{ kind: 'relayed'; from: string; text: string }];
  const changed = { ...long, parts: [{ ...part, text: part.text.replaceAll('We met', 'They met') }] };
  const continued = { key: 'k1', furtherPages: furtherPages! };
  expect(await platform.update(channel, messageId, changed, continued)).toEqual({ messageId, furtherPages });
  expect(slack.messages.map(({ ts }) => `C1:${ts}`)).toEqual(ids);
  expect(shown()).not.toContain('We met');

  expect(await platform.update(channel, messageId, samples.greeting!, continued)).toEqual({ messageId });
  expect(slack.messages).toHaveLength(1);
});

test('a message that grows beyond one page goes on below, once however often that is tried', async () => {
  const { messageId } = await platform.send(channel, samples.greeting!, 'k1');
  slack.failNext('chat.postMessage', { kind: 'lost' });
  const grow = () => platform.update(channel, messageId, long, { key: 'k1', furtherPages: [] });
  await failureOf(grow());
  const now = await grow();
  expect(now).toEqual({
    messageId,
    furtherPages: slack.messages.slice(1).map(({ ts }) => `C1:${ts}`),
  });
  expect(slack.messages.slice(1).every(({ thread_ts }) => `C1:${thread_ts}` === messageId)).toBe(true);
  const keys = slack.messages.map(({ metadata }) => JSON.stringify(metadata));
  expect(new Set(keys).size).toBe(keys.length);
});

test('a page that an administrator deleted is posted again', async () => {
  const { messageId, furtherPages } = await platform.send(channel, long, 'k1');
  slack.messages.splice(1, 1);
  const now = await platform.update(channel, messageId, long, { key: 'k1', furtherPages: furtherPages! });
  expect(slack.messages).toHaveLength(furtherPages!.length + 1);
  expect((now as { furtherPages: string[] }).furtherPages[0]).not.toBe(furtherPages![0]);
});
