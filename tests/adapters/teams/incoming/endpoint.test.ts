// Checks who may call /api/messages and when a call is acknowledged, over real HTTP with the real Bot
// Framework.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { wordsIn } from '../../../../bot/wording/words-in.js';
import { StoreFailure } from '../../../../knowledge/model/errors.js';
import {
  ASKER,
  buttonPressed,
  buttonSubmitted,
  PERSONAL_CHAT,
  personalMessage,
} from '../../../fakes/fake-teams/activities.js';
import { OTHER_KEYS, TENANT_ID } from '../../../fakes/fake-teams/fake-teams.js';
import type { SignOptions } from '../../../fakes/fake-teams/sign-token.js';
import { startHarness, type Harness } from '../harness.js';

let harness: Harness;
beforeEach(async () => {
  harness = await startHarness();
});
afterEach(() => harness.close());

const message = (fields = {}) => personalMessage(harness.teams.serviceUrl, fields);

test('stores a signed message and acknowledges it', async () => {
  const response = await harness.deliver(message());
  expect(response.status).toBe(200);
  expect(harness.inbox.events).toEqual([
    {
      id: `${PERSONAL_CHAT}/1700000000001`,
      kind: 'message',
      place: {
        platform: 'teams',
        id: PERSONAL_CHAT,
        kind: 'personal',
        address: {
          serviceUrl: harness.teams.serviceUrl,
          channelId: 'msteams',
          bot: { id: '28:11111111-2222-3333-4444-555555555555' },
          conversation: { id: PERSONAL_CHAT, conversationType: 'personal', tenantId: TENANT_ID },
        },
      },
      from: { platform: 'teams', id: ASKER.aadObjectId, name: 'Robin Sample' },
      sentAt: '2026-03-04T05:06:07.089Z',
      text: 'Must a child consent to a referral?',
      attachments: [],
      mentionsBot: true,
      locale: 'en-GB',
    },
  ]);
});

test('acknowledges only after the message is stored', async () => {
  let store = (): void => undefined;
  let asked = (): void => undefined;
  const wasAsked = new Promise<void>((resolve) => (asked = resolve));
  harness.inbox.before = () =>
    new Promise((resolve) => {
      store = resolve;
      asked();
    });
  let acknowledged = false;
  const response = harness.deliver(message()).then((answer) => {
    acknowledged = true;
    return answer;
  });
  await wasAsked;
  await new Promise((resolve) => setTimeout(resolve, 30));
  expect(acknowledged).toBe(false);
  store();
  expect((await response).status).toBe(200);
});

test('says that a message failed when it could not be stored, without saying why', async () => {
  harness.inbox.before = () => Promise.reject(new StoreFailure('The store is full.', 'Free some space.'));
  const response = await harness.deliver(message());
  expect(response.status).toBe(500);
  expect(await response.text()).not.toContain('full');
  expect(harness.inbox.events).toEqual([]);
});

test.each([
  ['nobody signed', null],
  ['another key signed', { wrongKey: true }],
  ['was signed for another app', { audience: '00000000-0000-0000-0000-000000000000' }],
  ['another issuer signed', { issuer: 'https://elsewhere.example' }],
  ['has an expired token', { expiresAt: new Date(Date.now() - 3_600_000) }],
  ['was signed for another service address', { serviceUrl: 'https://elsewhere.example/' }],
  ['a key of no channel signed', { keyId: OTHER_KEYS.forNothing }],
  ['has a token that never expires', { expiresAt: null }],
  ['was signed with an algorithm that Teams does not use', { algorithm: 'RS512' }],
] as [string, SignOptions | null][])('answers 401 to a message that %s', async (_, sign) => {
  const response = await harness.deliver(message(), sign);
  expect(response.status).toBe(401);
  expect(harness.inbox.events).toEqual([]);
});

test.each(['Bearer', 'Bearer not.a.token', 'Basic dXNlcjpwYXNz', 'Bearer e30.e30.e30', '  '])(
  'answers 401 to the header "%s"',
  async (authorization) => {
    const response = await harness.deliver(message(), null, { Authorization: authorization });
    expect(response.status).toBe(401);
    expect(harness.inbox.events).toEqual([]);
  },
);

test('blames no one when the keys of Teams cannot be fetched', async () => {
  const other = await startHarness({ openIdMetadataUrl: `${harness.teams.url}/no-such-page-of-keys` });
  harness.teams.script({ status: 500 });
  const response = await other.deliver(personalMessage(other.teams.serviceUrl));
  expect(response.status).toBe(503);
  await other.close();
});

test('takes what the government’s cloud signs where the bot is set up for it, and nothing of the public one', async () => {
  const government = await startHarness({ serviceUrl: 'https://smba.infra.gov.teams.microsoft.us/teams/' });
  const from = async (issuer: string) =>
    (await government.deliver(personalMessage(government.teams.serviceUrl), { issuer })).status;
  expect(await from('https://api.botframework.us')).toBe(200);
  expect(await from('https://api.botframework.com')).toBe(401);
  await government.close();
});

test('keeps out what another tenant sends to a copy of the app', async () => {
  const foreign = { id: PERSONAL_CHAT, conversationType: 'personal', tenantId: 'another-tenant' };
  const response = await harness.deliver(message({ conversation: foreign }));
  expect(response.status).toBe(403);
  expect(harness.inbox.events).toEqual([]);
});

test('a message that is delivered again changes nothing', async () => {
  expect((await harness.deliver(message())).status).toBe(200);
  expect((await harness.deliver(message())).status).toBe(200);
  expect(harness.inbox.events).toHaveLength(1);
  expect(harness.inbox.duplicates).toBe(1);
});

test('answers a pressed button in the form that Teams expects of a card', async () => {
  const data = { action: { do: 'feedback', answer: 'answer-1', rating: 'up' } };
  const response = await harness.deliver(buttonPressed(harness.teams.serviceUrl, data));
  expect(response.status).toBe(200);
  expect(await response.json()).toEqual({
    statusCode: 200,
    type: 'application/vnd.microsoft.activity.message',
    value: 'Received.',
  });
  expect(harness.inbox.events).toMatchObject([
    {
      kind: 'action',
      action: { do: 'feedback', answer: 'answer-1', rating: 'up' },
      messageId: `${PERSONAL_CHAT}/1700000000009`,
    },
  ]);
});

test('takes the same button from a client that knows Action.Submit only', async () => {
  const data = { action: { do: 'talk-to-adviser' } };
  expect((await harness.deliver(buttonSubmitted(harness.teams.serviceUrl, data))).status).toBe(200);
  expect(harness.inbox.events).toMatchObject([{ kind: 'action', action: { do: 'talk-to-adviser' } }]);
});

test.each(['en', 'cy'] as const)(
  'says in %s why a button was not accepted without the key',
  async (locale) => {
    harness.inbox.receive = () => Promise.resolve({ duplicate: false, refused: true });
    const pressed = buttonPressed(harness.teams.serviceUrl, { action: { do: 'complain' } });
    const response = await harness.deliver({ ...pressed, locale });
    expect(await response.json()).toMatchObject({ statusCode: 200, value: wordsIn(locale).locked.join(' ') });
  },
);

test('refuses a button that is not one that we made, inside the answer to the card', async () => {
  const response = await harness.deliver(
    buttonPressed(harness.teams.serviceUrl, { action: { do: 'delete-everything' } }),
  );
  expect(response.status).toBe(200);
  expect(await response.json()).toMatchObject({ statusCode: 400, type: 'application/vnd.microsoft.error' });
  expect(harness.inbox.events).toEqual([]);
});

test('acknowledges what it has no interest in, and stores nothing', async () => {
  for (const type of ['typing', 'messageReaction', 'event', 'somethingNew']) {
    expect((await harness.deliver(message({ type }))).status).toBe(200);
  }
  const invoke = await harness.deliver(message({ type: 'invoke', name: 'somethingNew/ask' }));
  expect(invoke.status).toBe(501);
  expect(harness.inbox.events).toEqual([]);
});

test('refuses what is not an activity, before it looks at a signature', async () => {
  expect((await harness.deliver({ hello: 'world' })).status).toBe(400);
  expect((await harness.deliver(message({ serviceUrl: 'file:///etc/passwd' }))).status).toBe(400);
  expect((await harness.deliver(message({ text: 'x'.repeat(100_001) }))).status).toBe(400);
  expect((await harness.deliver(message(), {}, { 'Content-Type': 'text/plain' })).status).toBe(415);
});

test('logs neither what was written nor who wrote it', async () => {
  await harness.deliver(message());
  await harness.deliver(message(), null);
  const log = harness.logLines.join('\n');
  expect(log).toContain('Received an activity from Teams.');
  expect(log).toContain('401');
  expect(log).not.toContain('consent');
  expect(log).not.toContain('Robin');
});

test('serves nothing without an app id, unless unsigned messages were allowed', async () => {
  const closed = await startHarness({ appId: undefined, credentials: undefined });
  expect((await closed.deliver(personalMessage(closed.teams.serviceUrl), null)).status).toBe(404);
  await closed.close();
});

test('lets a local emulator speak unsigned, and only one on this machine', async () => {
  const local = await startHarness({ appId: undefined, credentials: undefined, allowUnsigned: true });
  const from = (serviceUrl: string) => local.deliver(personalMessage(serviceUrl), null);
  expect((await from(local.teams.serviceUrl)).status).toBe(200);
  expect((await from('https://elsewhere.example/')).status).toBe(403);
  expect(local.inbox.events).toHaveLength(1);
  expect(local.inbox.events[0]!.from.id, 'the only id that an emulator finds people by').toBe(ASKER.id);
  await local.platform.send(local.inbox.events[0]!.place, emptyMessage, 'key-1');
  expect(local.teams.calls).toHaveLength(1);
  expect(local.teams.calls[0]!.authorization).toBeUndefined();
  await local.close();
});

const emptyMessage = { parts: [], buttons: [], summary: 'Hello', writtenByModel: false };

test('does not let a page that points its own name at this machine speak unsigned', async () => {
  const local = await startHarness({ appId: undefined, credentials: undefined, allowUnsigned: true });
  const handler = local.platform.endpoint(local.inbox)!;
  const exchange = {
    id: 'x',
    method: 'POST',
    path: '/api/messages',
    params: {},
    query: new URLSearchParams(),
    body: { kind: 'json', value: personalMessage(local.teams.serviceUrl) } as const,
    sender: '192.0.2.7',
    signal: new AbortController().signal,
  };
  const status = async (remoteAddress: string, host: string) =>
    (await handler({ ...exchange, remoteAddress, headers: { host } })).status;
  expect(await status('127.0.0.1', 'attacker.example:3978')).toBe(403);
  expect(await status('192.0.2.7', 'localhost:3978')).toBe(403);
  expect(await status('::1', '[::1]:3978')).toBe(200);
  await local.close();
});
