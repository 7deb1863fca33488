// Slack shows that an answer is being written, wherever the person asked. If Slack refuses this, nothing else
// fails.
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createSlackPlatform, type SlackPlatform } from '../../../../adapters/slack/outgoing/platform.js';
import type { Place } from '../../../../bot/model/messages/message.js';
import { publicText } from '../../../../knowledge/model/personal-data.js';
import { BOT_TOKEN, startFakeSlack, TEAM, type FakeSlack } from '../../../fakes/fake-slack/fake-slack.js';
import { samples } from '../rendering/samples.js';

const PATIENCE_MS = 30;
const ROOT = '1750000000.000001';
const asker = { user: 'U0SAM', team: TEAM, ts: '1760000000.000100' };
const direct: Place = {
  platform: 'slack',
  id: `${TEAM}:D1`,
  kind: 'personal',
  address: { channel: 'D1', asker },
};
const channelThread: Place = {
  platform: 'slack',
  id: `${TEAM}:C1:${ROOT}`,
  kind: 'channel',
  address: { channel: 'C1', threadTs: ROOT, asker },
};
const directThread: Place = {
  ...channelThread,
  kind: 'personal',
  address: { channel: 'D1', threadTs: ROOT },
};

let slack: FakeSlack;
let platform: SlackPlatform;
beforeEach(async () => {
  slack = await startFakeSlack();
  platform = start();
});
afterEach(() => slack.close());

const start = (change: { timeoutMs?: number } = {}) =>
  createSlackPlatform({ botToken: BOT_TOKEN, apiUrl: slack.url, patienceMs: PATIENCE_MS, ...change });
const answered = (place: Place) =>
  platform.send(place, samples.answer!, 'k1', { again: false, purpose: 'answer' });
const methods = () => slack.calls.map(({ method }) => method);

test('a thread shows what is being done, and what holds of every answer while it waits', async () => {
  await platform.showProgress(channelThread, 'searching');
  expect(slack.callsOf('assistant.threads.setStatus')).toEqual([
    {
      channel_id: 'C1',
      thread_ts: ROOT,
      status: 'is searching the guidance…',
      loading_messages: [
        'Searching the guidance…',
        'Quoting the guidance word for word…',
        'If a child is in immediate danger, call 999…',
      ],
    },
  ]);
});

const lines = () => slack.callsOf('assistant.threads.setStatus').map(({ status }) => status);
const POST = 'chat.postMessage';
const STATUS = 'assistant.threads.setStatus';

test('the line in a thread is cleared once, after the answer', async () => {
  await platform.showProgress(channelThread, 'searching');
  await answered(channelThread);
  await expect.poll(methods).toEqual([STATUS, POST, STATUS]);
  await answered(channelThread);
  await pause(PATIENCE_MS);
  expect(lines()).toEqual(['is searching the guidance…', '']);
});

test('the answer to a question leaves the line of the next one, also at its second attempt', async () => {
  const ask = (key: string) => platform.showProgress(channelThread, 'searching', [], 'en', key);
  await ask('k1');
  await ask('k2');
  await answered(channelThread);
  slack.failNext(POST, { kind: 'error', error: 'is_archived' });
  const second = () =>
    platform.send(channelThread, samples.answer!, 'k2', { again: false, purpose: 'answer' });
  await expect(second()).rejects.toThrow();
  await expect.poll(methods).toEqual([STATUS, STATUS, POST, POST, STATUS]);
  await ask('k3');
  await second();
  await pause(PATIENCE_MS);
  expect(methods().slice(5)).toEqual([STATUS, POST]);
  expect(lines().at(-1)).toBe('is searching the guidance…');
});

test('no line that still waits is shown once the answer is there', async () => {
  void platform.showProgress(channelThread, 'searching');
  await expect.poll(methods).toEqual([STATUS]);
  void platform.showProgress(channelThread, 'reading');
  void platform.showProgress(channelThread, 'checking');
  await answered(channelThread);
  await expect.poll(methods).toEqual([STATUS, POST, STATUS]);
  expect(lines().at(-1)).toBe('');
});

test('an answer does not wait for a line that Slack does not answer, which is cleared afterwards', async () => {
  platform = start({ timeoutMs: 3_000 });
  slack.failNext(STATUS, { kind: 'silence' });
  void platform.showProgress(channelThread, 'searching');
  await expect.poll(methods).toEqual([STATUS]);
  const before = performance.now();
  await answered(channelThread);
  expect(performance.now() - before).toBeLessThan(2_500);
  await expect.poll(methods).toEqual([STATUS, POST, STATUS]);
  expect(lines().at(-1)).toBe('');
});

test('the line is cleared once where the answer could not be posted, and not again with the next attempt', async () => {
  await platform.showProgress(channelThread, 'searching');
  slack.failNext(POST, { kind: 'error', error: 'is_archived' });
  await expect(answered(channelThread)).rejects.toThrow();
  await expect.poll(lines).toEqual(['is searching the guidance…', '']);
  await answered(channelThread);
  await pause(PATIENCE_MS);
  expect(methods()).toEqual([STATUS, POST, STATUS, POST]);
});

test('the next attempt clears a line that Slack did not clear', async () => {
  await platform.showProgress(channelThread, 'searching');
  slack.failNext(POST, { kind: 'status', status: 503 });
  slack.failNext(STATUS, { kind: 'status', status: 503 });
  await expect(answered(channelThread)).rejects.toThrow();
  await expect.poll(methods).toEqual([STATUS, POST, STATUS]);
  await pause(PATIENCE_MS);
  await answered(channelThread);
  await expect.poll(lines).toEqual(['is searching the guidance…', '', '']);
});

test('a process that posts an answer clears the line that another one shows', async () => {
  await platform.showProgress(channelThread, 'searching');
  const other = start();
  await other.send(channelThread, samples.answer!, 'k1', { again: false, purpose: 'answer' });
  await expect.poll(lines).toEqual(['is searching the guidance…', '']);
});

test('a notice leaves the line of a question that is being answered', async () => {
  await platform.showProgress(channelThread, 'searching');
  await platform.send(channelThread, samples.greeting!, 'k2', { again: false, purpose: 'notice' });
  await pause(PATIENCE_MS);
  expect(lines()).toEqual(['is searching the guidance…']);
});

test.each([
  { kind: 'error', error: 'missing_scope' },
  { kind: 'status', status: 500 },
  { kind: 'rate-limited', retryAfterSeconds: 30 },
  { kind: 'silence' },
] as const)('no sign of progress can fail: %o', async (fault) => {
  if (fault.kind === 'silence') platform = start({ timeoutMs: 1_000 });
  for (const method of ['assistant.threads.setStatus', 'assistant.threads.setTitle', 'reactions.add'])
    slack.failNext(method, fault);
  await platform.showProgress(channelThread, 'searching');
  await platform.nameThread!(directThread, publicText('Who can refer a child?'));
  await platform.showProgress(direct, 'searching');
  await pause(PATIENCE_MS * 3);
  await answered(direct);
  expect(slack.messages).toHaveLength(1);
});

test('a question that takes a while in a direct message has eyes on it until it is answered', async () => {
  await platform.showProgress(direct, 'searching');
  await platform.showProgress(direct, 'reading');
  await expect.poll(methods).toEqual(['reactions.add']);
  expect(slack.callsOf('reactions.add')).toEqual([{ channel: 'D1', timestamp: asker.ts, name: 'eyes' }]);
  await answered(direct);
  await expect
    .poll(() => slack.callsOf('reactions.remove'))
    .toEqual([{ channel: 'D1', timestamp: asker.ts, name: 'eyes' }]);
});

test.each([
  { kind: 'error', error: 'no_reaction' },
  { kind: 'status', status: 500 },
  { kind: 'rate-limited', retryAfterSeconds: 30 },
  { kind: 'silence' },
  { kind: 'lost' },
] as const)('if the eyes cannot be taken away (%o), the answer still comes once', async (fault) => {
  if (fault.kind === 'silence') platform = start({ timeoutMs: 1_000 });
  slack.failNext('reactions.remove', fault);
  await platform.showProgress(direct, 'searching');
  await expect.poll(methods).toEqual(['reactions.add']);
  await answered(direct);
  await expect.poll(methods).toContain('reactions.remove');
  await answered(direct);
  await pause(PATIENCE_MS);
  expect(slack.callsOf('reactions.remove')).toHaveLength(1);
  expect(slack.messages).toHaveLength(1);
});

test('an answer that comes at once has no such sign', async () => {
  await platform.showProgress(direct, 'searching');
  await answered(direct);
  await pause(PATIENCE_MS * 3);
  expect(methods()).toEqual(['chat.postMessage']);
});

test('a notice is not the answer: the sign stays', async () => {
  await platform.showProgress(direct, 'searching');
  await platform.send(direct, samples.greeting!, 'k2', { again: false, purpose: 'notice' });
  await expect.poll(methods).toContain('reactions.add');
});

test('a place whose address says nothing of a question has no sign, and needs none', async () => {
  await platform.showProgress({ ...direct, address: null }, 'searching');
  await platform.showProgress({ ...direct, address: { channel: 'D1' } }, 'searching');
  await pause(PATIENCE_MS * 3);
  expect(methods()).toEqual([]);
});

test('a thread with the assistant has the title it is given, shortened between words; one in a channel is not', async () => {
  const question = publicText(`Who can refer [name 1] ${'and their brother '.repeat(9)}to the NRM?`);
  await platform.nameThread!(channelThread, question);
  await platform.nameThread!(directThread, question);
  expect(slack.callsOf('assistant.threads.setTitle')).toEqual([
    {
      channel_id: 'D1',
      thread_ts: ROOT,
      title: 'Who can refer [name 1] and their brother and their brother …',
    },
  ]);
});
