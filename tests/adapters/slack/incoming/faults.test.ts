// What Slack may refuse while it tells us something: the press or the chat that it was about is still taken, once.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { TEAM, type Fault } from '../../../fakes/fake-slack/fake-slack.js';
import {
  buttonPress,
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
  'without the names of whom they mention (%o) words arrive, and those after them later',
  async (fault) => {
    running.slack.failNext('users.info', fault);
    const first = deliverEvent(running.url, directMessage('Ask <@U0PRI>.'));
    const second = deliverEvent(running.url, directMessage('Today.', { ts: '1760000001.000100' }));
    expect([(await first).status, (await second).status]).toEqual([200, 200]);
    expect(running.inbox.events).toMatchObject([{ text: 'Ask @someone.' }, { text: 'Today.' }]);
    expect(running.inbox.events[0]).not.toHaveProperty('textWithNames');
  },
);
