// Slack refuses a call that we make while handling a button press or a new chat. The event still counts,
// once.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { RESPONSE, TEAM, type Fault } from '../../../fakes/fake-slack/fake-slack.js';
import {
  buttonPress,
  CHANNEL,
  DIRECT,
  directMessage,
  envelope,
  TS,
  USER,
} from '../../../fakes/fake-slack/payloads.js';
import { startEndpoint, type RunningEndpoint } from '../../../fakes/fake-slack/running-endpoint.js';
import { deliverEvent, deliverInteraction } from '../../../fakes/fake-slack/signed-request.js';

const FAULTS: Fault[] = [
  { kind: 'error', error: 'missing_scope' },
  { kind: 'status', status: 500 },
  { kind: 'rate-limited', retryAfterSeconds: 30 },
  { kind: 'silence' },
];

let running: RunningEndpoint;
beforeEach(async () => {
  running = await startEndpoint();
});
afterEach(() => running.close());

test.each(FAULTS)('without a name (%o) a press is acknowledged in time and counts once', async (fault) => {
  running.slack.failNext('users.info', fault);
  const press = buttonPress('{"do":"claim","escalation":"e1"}');
  const { status } = await deliverInteraction(running.url, press);
  expect(status).toBe(200);
  expect(running.inbox.events.map(({ from }) => from)).toEqual([
    { platform: 'slack', id: `${TEAM}:${USER}` },
  ]);
  expect(running.slack.callsOf('users.info')).toHaveLength(1);
});

const NOTE = '{"do":"note","escalation":"e1"}';

/**
 * Presses a button whose form Slack refuses to open, and waits for the message that says what to do instead.
 */
async function pressWithoutForm(responseUrl: string): Promise<void> {
  running.slack.failNext('views.open', { kind: 'error', error: 'missing_scope' });
  const container = { type: 'message', message_ts: TS, channel_id: CHANNEL, thread_ts: '1750000000.000001' };
  const fields = { channel: { id: CHANNEL, name: 'advisers' }, container, response_url: responseUrl };
  const { status } = await deliverInteraction(running.url, buttonPress(NOTE, fields));
  expect(status).toBe(200);
  await expect
    .poll(() => running.slack.commandReplies.length + running.slack.callsOf('chat.postEphemeral').length)
    .toBe(1);
}

test('what to do without a form is shown in the thread of the button', async () => {
  await pressWithoutForm(running.slack.responseUrl());
  expect(running.slack.commandReplies).toMatchObject([{ thread_ts: '1750000000.000001' }]);
  expect(running.inbox.events).toEqual([]);
});

test.each<[string, Fault | undefined]>([
  ['refuses it', { kind: 'error', error: 'invalid_blocks' }],
  ['says “too many”', { kind: 'rate-limited', retryAfterSeconds: 30 }],
  ['is not Slack’s', undefined],
])('it is shown another way if the address of the press %s', async (_, fault) => {
  if (fault) running.slack.failNext(RESPONSE, fault);
  await pressWithoutForm(fault ? running.slack.responseUrl() : 'https://example.org/reply');
  expect(running.slack.shownToOne).toMatchObject([
    { channel: CHANNEL, user: USER, thread_ts: '1750000000.000001' },
  ]);
});

test('it is not shown twice if it may have arrived', async () => {
  running.slack.failNext(RESPONSE, { kind: 'lost' });
  await pressWithoutForm(running.slack.responseUrl());
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(running.slack.commandReplies).toHaveLength(1);
  expect(running.slack.shownToOne).toEqual([]);
});

test.each(FAULTS)(
  'where neither is taken, the press is still acknowledged and the log says so (%o)',
  async (fault) => {
    running.slack.failNext(RESPONSE, { kind: 'error', error: 'expired_url' });
    running.slack.failNext('chat.postEphemeral', fault);
    await pressWithoutForm(running.slack.responseUrl());
    const lines = () => running.logged.filter((line) => line.includes('A form could not be opened.'));
    await expect.poll(lines).toHaveLength(2);
  },
);

test.each(FAULTS)('without suggestions (%o) a chat with the assistant is still opened', async (fault) => {
  running.slack.failNext('assistant.threads.setSuggestedPrompts', fault);
  const started = {
    type: 'assistant_thread_started',
    assistant_thread: { user_id: USER, channel_id: DIRECT, thread_ts: TS, context: {} },
    event_ts: TS,
  };
  const { status } = await deliverEvent(running.url, envelope(started));
  expect(status).toBe(200);
  expect(running.inbox.events).toHaveLength(1);
});

test.each(FAULTS)(
  'messages arrive without the names of people they mention (%o), in order',
  async (fault) => {
    running.slack.failNext('users.info', fault);
    const first = deliverEvent(running.url, directMessage('Ask <@U0PRI>.'));
    const second = deliverEvent(running.url, directMessage('Today.', { ts: '1760000001.000100' }));
    expect([(await first).status, (await second).status]).toEqual([200, 200]);
    expect(running.inbox.events).toMatchObject([{ text: 'Ask @someone.' }, { text: 'Today.' }]);
    expect(running.inbox.events[0]).not.toHaveProperty('textWithNames');
  },
);
