// Emoji reactions are only read in direct messages.
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { TEAM } from '../../../fakes/fake-slack/fake-slack.js';
import { CHANNEL, DIRECT, envelope, TS, USER } from '../../../fakes/fake-slack/payloads.js';
import { startEndpoint, type RunningEndpoint } from '../../../fakes/fake-slack/running-endpoint.js';
import { deliverEvent } from '../../../fakes/fake-slack/signed-request.js';

let running: RunningEndpoint;
beforeAll(async () => {
  running = await startEndpoint();
});
afterAll(() => running.close());
beforeEach(() => void (running.inbox.events.length = 0));

const added = {
  type: 'reaction_added',
  user: USER,
  reaction: 'thumbsup',
  item: { type: 'message', channel: DIRECT, ts: TS },
  event_ts: '1760000500.000001',
};

async function received(event: object) {
  expect((await deliverEvent(running.url, envelope(event))).status).toBe(200);
  return running.inbox.events;
}

test('a sign in a direct message names the message it is on', async () => {
  expect(await received(added)).toMatchObject([
    {
      kind: 'reaction',
      reaction: 'thumbsup',
      removed: false,
      messageId: `${DIRECT}:${TS}`,
      place: { id: `${TEAM}:${DIRECT}`, kind: 'personal' },
      from: { platform: 'slack', id: `${TEAM}:${USER}` },
    },
  ]);
});

test('taking it away is an event of its own', async () => {
  expect(await received({ ...added, type: 'reaction_removed' })).toMatchObject([{ removed: true }]);
});

test.each([
  ['in a channel', { item: { ...added.item, channel: CHANNEL } }],
  ['to a file', { item: { type: 'file', file: 'F1' } }],
])('a sign %s is nothing to the bot', async (_, change) => {
  expect(await received({ ...added, ...change })).toEqual([]);
});
