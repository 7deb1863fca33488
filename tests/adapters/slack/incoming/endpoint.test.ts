// Only requests from Slack are accepted, none are acknowledged before they are stored, and none are stored
// twice.
import { once } from 'node:events';
import { Agent, request, type IncomingMessage } from 'node:http';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createSlackEndpoint } from '../../../../adapters/slack/incoming/endpoint.js';
import { ConfigurationFailure } from '../../../../knowledge/model/errors.js';
import { readSlackBodies, readSlackRequests } from '../../../attacks/platforms/read-platforms.js';
import { BOT_TOKEN } from '../../../fakes/fake-slack/fake-slack.js';
import { directMessage } from '../../../fakes/fake-slack/payloads.js';
import { createRecordingInbox } from '../../../fakes/fake-slack/recording-inbox.js';
import { startEndpoint, type RunningEndpoint } from '../../../fakes/fake-slack/running-endpoint.js';
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

test.each(readSlackRequests())(
  'answers a request that is $why with $status',
  async ({ ahead, status, unsigned, secret, signature }) => {
    const timestamp = Math.floor(Date.now() / 1000) + ahead;
    const response = await deliverEvent(running.url, question, {
      timestamp,
      ...(unsigned && { unsigned }),
      ...(secret !== undefined && { secret }),
      ...(signature !== undefined && { signature }),
    });
    expect(response.status).toBe(status);
    expect(running.inbox.deliveries).toBe(status === 200 ? 1 : 0);
  },
);

test.each(readSlackBodies())(
  'answers 400 at once to a signed body that is $why, and logs none of it',
  async ({ body, type }) => {
    const response = await deliver(running.url, body, type);
    // Without this reply, Slack would get 503 after 2.9 seconds.
    expect(response.status).toBe(400);
    expect(running.logged.join('\n')).not.toContain('Amina');
    expect(running.logged.length).toBeGreaterThan(0);
    expect(running.inbox.deliveries).toBe(0);
  },
);

test('tells someone without the secret nothing about how a body is read', async () => {
  const response = await deliver(running.url, 'null', 'application/json', { secret: 'not ours' });
  expect(response.status).toBe(401);
});

test.each([
  ['says how large it is', { 'Content-Length': '1100000' }],
  ['does not say how large it is', { 'Transfer-Encoding': 'chunked' }],
])('answers 413 to a body that is too large and %s, and closes the connection', async (_, headers) => {
  const reply = await sendTooMuch(running.url, headers);
  expect(reply).toMatchObject({ status: 413, connection: 'close', closed: true });
  expect((await deliverEvent(running.url, question)).status).toBe(200);
});

/**
 * Sends a body that is too large over a keep-alive connection, like a client that will send more requests.
 */
async function sendTooMuch(url: string, headers: Record<string, string>) {
  const agent = new Agent({ keepAlive: true });
  const sending = request(url, {
    agent,
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...headers },
  });
  sending.on('error', () => undefined);
  sending.end('x'.repeat(1_100_000));
  const [response] = (await once(sending, 'response')) as [IncomingMessage];
  response.resume();
  const closed = await Promise.race([
    once(response.socket, 'close').then(() => true),
    new Promise<false>((resolve) => setTimeout(() => resolve(false), 1_000)),
  ]);
  agent.destroy();
  return { status: response.statusCode, connection: response.headers.connection, closed };
}

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
