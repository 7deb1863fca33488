// Only Slack gets in, nothing is acknowledged before it is stored, and nothing is stored twice.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createSlackEndpoint } from '../../../../adapters/slack/incoming/endpoint.js';
import { ConfigurationFailure } from '../../../../knowledge/model/errors.js';
import { BOT_TOKEN } from '../../../fakes/fake-slack/fake-slack.js';
import { directMessage } from '../../../fakes/fake-slack/payloads.js';
import { createRecordingInbox } from '../../../fakes/fake-slack/recording-inbox.js';
import type { RunningEndpoint } from '../../../fakes/fake-slack/running-endpoint.js';
import { startEndpoint } from '../../../fakes/fake-slack/running-endpoint.js';
import { deliver, deliverEvent } from '../../../fakes/fake-slack/signed-request.js';

let running: RunningEndpoint;
beforeEach(async () => {
  running = await startEndpoint();
});
afterEach(() => running.close());

const question = directMessage('How do I refer a child?');

test('takes a signed event and stores it', async () => {
  const response = await deliverEvent(running.url, question);
  expect(response.status).toBe(200);
  expect(running.inbox.events).toHaveLength(1);
});

test.each([
  ['unsigned', { unsigned: true }],
  ['signed with another secret', { secret: 'not ours' }],
  ['carrying a made-up signature', { signature: 'v0=00' }],
  ['signed six minutes ago', { timestamp: Math.floor(Date.now() / 1000) - 360 }],
  ['signed by an unknown scheme', { signature: 'v1=00' }],
])('refuses a request that is %s with 401', async (_, delivery) => {
  const response = await deliverEvent(running.url, question, delivery);
  expect(response.status).toBe(401);
  expect(running.inbox.deliveries).toBe(0);
});

test('answers 400 to a signed body that is no JSON, and logs none of it', async () => {
  const response = await deliver(running.url, '{"text": "Amina is', 'application/json');
  expect(response.status).toBe(400);
  expect(running.logged.join('\n')).not.toContain('Amina');
  expect(running.logged.join('\n')).toContain('Malformed request body');
});

test('answers 413 to a body that is too large', async () => {
  const response = await deliver(
    running.url,
    JSON.stringify({ text: 'x'.repeat(1_100_000) }),
    'application/json',
  );
  expect(response.status).toBe(413);
});

test('proves to Slack that the address is ours', async () => {
  const response = await deliverEvent(running.url, { type: 'url_verification', challenge: 'c4a11e' });
  expect(await response.json()).toEqual({ challenge: 'c4a11e' });
});

test.each(['/slack/other', '/', '//', '/slack/events/'])('answers 404 on %s and goes on', async (path) => {
  const response = await deliverEvent(`${running.origin}${path}`, question);
  expect(response.status).toBe(404);
  expect((await deliverEvent(running.url, question)).status).toBe(200);
});

test('answers 404 to GET and goes on', async () => {
  expect((await fetch(running.url)).status).toBe(404);
  expect((await deliverEvent(running.url, question)).status).toBe(200);
});

test('stores an event that Slack delivers again only once', async () => {
  await deliverEvent(running.url, question);
  const again = await deliverEvent(running.url, question, { retry: 1 });
  expect(again.status).toBe(200);
  expect(running.inbox.deliveries).toBe(2);
  expect(running.inbox.events).toHaveLength(1);
});

test('does not acknowledge before the inbox has stored the event', async () => {
  const release = running.inbox.holdNext();
  let acknowledged = false;
  const response = deliverEvent(running.url, question).then((answer) => {
    acknowledged = true;
    return answer;
  });
  await new Promise((resolve) => setTimeout(resolve, 200));
  expect(acknowledged).toBe(false);
  release();
  expect((await response).status).toBe(200);
  expect(running.inbox.events).toHaveLength(1);
});

test('leaves an event unacknowledged when the store is away, so that Slack sends it again', async () => {
  running.inbox.failNext();
  expect((await deliverEvent(running.url, question)).status).toBe(500);
  expect((await deliverEvent(running.url, question, { retry: 1 })).status).toBe(200);
  expect(running.inbox.events).toHaveLength(1);
  expect(running.logged.join('\n')).not.toContain('refer a child');
});

test('answers 503 when the store takes longer than Slack waits, and survives the late end', async () => {
  const release = running.inbox.holdNext();
  expect((await deliverEvent(running.url, question)).status).toBe(503);
  release();
  expect((await deliverEvent(running.url, question, { retry: 1 })).status).toBe(200);
  expect(running.inbox.events).toHaveLength(1);
});

test('needs no call to Slack to store what Slack sends', async () => {
  await deliverEvent(running.url, question);
  expect(running.slack.calls).toEqual([]);
});

test('does not start without a signing secret', () => {
  const settings = { botToken: BOT_TOKEN };
  expect(() => createSlackEndpoint(settings, createRecordingInbox())).toThrow(ConfigurationFailure);
});
