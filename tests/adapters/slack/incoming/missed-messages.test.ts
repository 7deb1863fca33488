// Direct messages sent while no process was receiving events are read from Slack later.
import { markedMention } from '../../../../bot/model/messages/chat-formatting.js';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createMissedReader } from '../../../../adapters/slack/incoming/missed-messages.js';
import { placeOf } from '../../../../adapters/slack/model/places.js';
import {
  BOT_TOKEN,
  BOT_USER,
  startFakeSlack,
  TEAM,
  type FakeSlack,
} from '../../../fakes/fake-slack/fake-slack.js';
import { DIRECT, USER } from '../../../fakes/fake-slack/payloads.js';

let slack: FakeSlack;
beforeEach(async () => {
  slack = await startFakeSlack();
});
afterEach(() => slack.close());

const SINCE = '2025-06-15T15:06:40.000Z';
const at = (seconds: number) => `${Date.parse(SINCE) / 1000 + seconds}.000100`;
const wrote = (ts: string, text: string, more: object = {}) =>
  void slack.messages.push({ channel: DIRECT, at: 0, ts, text, blocks: [], user: USER, ...more });

const missedIn = (threadTs?: string) =>
  createMissedReader({ botToken: BOT_TOKEN, apiUrl: slack.url })(
    placeOf(TEAM, { channel: DIRECT, ...(threadTs && { threadTs }) }, 'personal'),
    SINCE,
  );

test('what people wrote since then, as their events would have said', async () => {
  wrote(at(-60), 'What is the NRM?');
  wrote(at(60), 'Who refers a child?', { files: [{ name: 'a.pdf', mimetype: 'application/pdf' }] });
  wrote(at(120), 'An answer.', { user: BOT_USER, bot_id: 'B0BOT' });
  wrote(at(180), 'joined', { subtype: 'channel_join' });
  wrote(at(240), 'Are you there?');
  expect(await missedIn()).toMatchObject([
    {
      kind: 'message',
      id: `${DIRECT}:${at(60)}`,
      place: { id: `${TEAM}:${DIRECT}`, kind: 'personal' },
      from: { platform: 'slack', id: `${TEAM}:${USER}` },
      text: 'Who refers a child?',
      attachments: [{ name: 'a.pdf' }],
      mentionsBot: true,
    },
    { text: 'Are you there?' },
  ]);
});

test('with the names of the people they mention', async () => {
  slack.accounts.names.set('U0PRI', 'Priya Zeta');
  wrote(at(60), 'Ask <@U0PRI>.');
  expect(await missedIn()).toMatchObject([
    { text: 'Ask @someone.', textWithNames: `Ask ${markedMention('Priya Zeta')}.` },
  ]);
});

test('what people wrote in a thread, without the message above it', async () => {
  const root = at(-60);
  wrote(root, 'What is the NRM?', { thread_ts: root });
  wrote(at(60), 'Who refers a child?', { thread_ts: root });
  expect(await missedIn(root)).toMatchObject([
    {
      text: 'Who refers a child?',
      place: { id: `${TEAM}:${DIRECT}:${root}` },
      threadOf: `${DIRECT}:${root}`,
    },
  ]);
});

test('what people wrote in threads of the chat, including those that we did not know', async () => {
  const [long, old, recent] = [at(-3_600), at(-60), at(60)];
  wrote(long, 'An answer.', { user: BOT_USER, bot_id: 'B0BOT' });
  wrote(old, 'Another answer.', { user: BOT_USER, bot_id: 'B0BOT' });
  wrote(at(-50), 'Thanks.', { thread_ts: old });
  wrote(recent, 'Who refers a child?');
  wrote(at(120), 'She has just been taken', { thread_ts: long });
  wrote(at(180), 'And in Wales?', { thread_ts: recent });
  expect(await missedIn()).toMatchObject([
    { text: 'Who refers a child?' },
    {
      text: 'She has just been taken',
      place: { id: `${TEAM}:${DIRECT}:${long}` },
      threadOf: `${DIRECT}:${long}`,
    },
    { text: 'And in Wales?', place: { id: `${TEAM}:${DIRECT}:${recent}` } },
  ]);
  expect(slack.callsOf('conversations.replies')).toHaveLength(2);
});

test('says that the chat is gone, or when Slack allows it again', async () => {
  slack.failNext('conversations.history', { kind: 'error', error: 'channel_not_found' });
  await expect(missedIn()).rejects.toMatchObject({ fault: 'place' });
  slack.failNext('conversations.history', { kind: 'rate-limited', retryAfterSeconds: 7 });
  await expect(missedIn()).rejects.toMatchObject({ fault: 'platform', retryAfterMs: 7_000 });
});
