// The bot notices when the app is opened, added or removed in Slack.
import { setTimeout as wait } from 'node:timers/promises';
import type { App, webApi } from '@slack/bolt';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { listenToEvents } from '../../../../adapters/slack/incoming/event-listeners.js';
import { wordsIn } from '../../../../bot/wording/words-in.js';
import { BOT_USER, TEAM } from '../../../fakes/fake-slack/fake-slack.js';
import { CHANNEL, DIRECT, TS, USER, envelope } from '../../../fakes/fake-slack/payloads.js';
import { startEndpoint, type RunningEndpoint } from '../../../fakes/fake-slack/running-endpoint.js';
import { deliverEvent } from '../../../fakes/fake-slack/signed-request.js';

let running: RunningEndpoint;
beforeAll(async () => {
  running = await startEndpoint();
});
afterAll(() => running.close());
beforeEach(() => {
  running.inbox.events.length = 0;
  running.slack.calls.length = 0;
});

async function received(...events: object[]) {
  for (const event of events) expect((await deliverEvent(running.url, envelope(event))).status).toBe(200);
  return running.inbox.events;
}

const suggested = () => running.slack.callsOf('assistant.threads.setSuggestedPrompts');

const opened = { type: 'app_home_opened', user: USER, channel: DIRECT, tab: 'messages', event_ts: TS };

test('opening the chat joins it, once a day however often someone looks', async () => {
  const events = await received(opened, { ...opened, event_ts: '1760000500.000001' });
  expect(events).toHaveLength(1);
  expect(events[0]).toMatchObject({
    kind: 'joined',
    place: { id: `${TEAM}:${DIRECT}`, kind: 'personal', address: { channel: DIRECT } },
    from: { id: `${TEAM}:${USER}` },
  });
});

test('questions are suggested above the field when the chat is opened', async () => {
  await received({ ...opened, event_ts: '1760000900.000001' });
  await expect
    .poll(suggested)
    .toEqual([
      { channel_id: DIRECT, title: 'Ask about the guidance', prompts: wordsIn('en').app.slack.prompts },
    ]);
});

test('the home tab does not count as a conversation', async () => {
  expect(await received({ ...opened, tab: 'home' })).toEqual([]);
});

const started = {
  type: 'assistant_thread_started',
  assistant_thread: { user_id: USER, context: { channel_id: CHANNEL }, channel_id: DIRECT, thread_ts: TS },
  event_ts: TS,
};

test('an assistant thread is joined as a place of its own, and questions are suggested in it', async () => {
  const events = await received(started, started);
  expect(events).toHaveLength(1);
  expect(events[0]).toMatchObject({
    kind: 'joined',
    place: { id: `${TEAM}:${DIRECT}:${TS}`, kind: 'personal' },
  });
  await expect
    .poll(() => suggested()[0])
    .toMatchObject({
      channel_id: DIRECT,
      thread_ts: TS,
      prompts: wordsIn('en').app.slack.prompts,
    });
});

test('what is opened is acknowledged before Slack has taken the suggestions', async () => {
  const listening: Promise<unknown>[] = [];
  const events: Record<string, object> = { app_home_opened: opened, assistant_thread_started: started };
  const app = {
    event: (name: string, listener: (args: object) => Promise<unknown>) => {
      const event = events[name];
      if (event) listening.push(listener({ event, body: envelope(event) }));
    },
  };
  const client = { assistant: { threads: { setSuggestedPrompts: () => new Promise(() => undefined) } } };
  listenToEvents(app as unknown as App, running.inbox, client as unknown as webApi.WebClient, () =>
    Promise.resolve(wordsIn('en')),
  );
  const late = wait(10_000).then(() => 'still waiting');
  expect(listening).not.toEqual([]);
  expect(await Promise.race([Promise.all(listening), late])).not.toBe('still waiting');
});

test('a thread is joined even when the suggestions cannot be shown', async () => {
  running.slack.failNext('assistant.threads.setSuggestedPrompts', { kind: 'error', error: 'missing_scope' });
  expect(await received(started)).toHaveLength(1);
});

test('what else someone looks at is acknowledged and not kept', async () => {
  expect(await received({ ...started, type: 'assistant_thread_context_changed' })).toEqual([]);
});

test('being added to a channel joins it; other people coming do not matter', async () => {
  const added = {
    type: 'member_joined_channel',
    user: BOT_USER,
    channel: CHANNEL,
    inviter: USER,
    event_ts: TS,
  };
  const events = await received({ ...added, user: USER }, added);
  expect(events).toHaveLength(1);
  expect(events[0]).toMatchObject({
    kind: 'joined',
    from: { id: `${TEAM}:${USER}` },
    place: { id: `${TEAM}:${CHANNEL}`, kind: 'channel' },
  });
});

test('the app leaves a channel, or someone else does', async () => {
  const left = { type: 'member_left_channel', channel: CHANNEL, event_ts: TS };
  const place = { id: `${TEAM}:${CHANNEL}` };
  expect(await received({ ...left, user: BOT_USER }, { ...left, user: USER })).toMatchObject([
    { kind: 'left', place },
    { kind: 'departed', place, from: { id: `${TEAM}:${USER}` } },
  ]);
});

test('a closed account has left the whole workspace; no other change to an account matters', async () => {
  const changed = { type: 'user_change', user: { id: USER, deleted: false, name: 'sam' }, event_ts: TS };
  const closed = { ...changed, user: { id: USER, deleted: true } };
  expect(await received(changed, { ...changed, user: USER }, closed)).toMatchObject([
    { kind: 'departed', place: { id: TEAM }, from: { id: `${TEAM}:${USER}` } },
  ]);
});

test.each([
  'channel_archive',
  'channel_deleted',
  'group_archive',
  'group_deleted',
  'channel_left',
  'group_left',
])('%s leaves the channel', async (type) => {
  const [event] = await received({ type, channel: CHANNEL, user: USER, event_ts: TS });
  expect(event).toMatchObject({ kind: 'left', place: { id: `${TEAM}:${CHANNEL}` } });
});

test('a channel taken out of the archive is joined again, under another id than before', async () => {
  const events = await received(
    { type: 'channel_archive', channel: CHANNEL, user: USER, event_ts: '1760000001.000001' },
    { type: 'channel_unarchive', channel: CHANNEL, user: USER, event_ts: '1760000002.000001' },
    { type: 'channel_archive', channel: CHANNEL, user: USER, event_ts: '1760000003.000001' },
  );
  expect(events.map(({ kind }) => kind)).toEqual(['left', 'joined', 'left']);
});

test('removing the app leaves the whole workspace', async () => {
  const [event] = await received({ type: 'app_uninstalled', event_ts: TS });
  expect(event).toMatchObject({ kind: 'left', place: { id: TEAM } });
});

test('an event whose time is no date still counts', async () => {
  const body = { ...envelope({ type: 'app_uninstalled', event_ts: TS }), event_time: 1e300 };
  expect((await deliverEvent(running.url, body)).status).toBe(200);
  expect(running.inbox.events).toMatchObject([{ kind: 'left', sentAt: '1970-01-01T00:00:00.000Z' }]);
});
