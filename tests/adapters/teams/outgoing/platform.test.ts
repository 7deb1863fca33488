// Checks what each call sends to Teams, and how each refusal is reported. Uses the real Bot Framework and
// real HTTP.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Person } from '../../../../bot/model/people/person.js';
import { ConfigurationFailure } from '../../../../knowledge/model/errors.js';
import { toDeliveryFailure } from '../../../../adapters/teams/service/delivery-failure.js';
import { createTeamsPlatform } from '../../../../adapters/teams/outgoing/platform.js';
import { readRefusedDeliveries } from '../../../attacks/platforms/read-platforms.js';
import { APP_ID, TENANT_ID, type ScriptedReply } from '../../../fakes/fake-teams/fake-teams.js';
import {
  ASKER,
  CHANNEL,
  channelMessage,
  groupMessage,
  PERSONAL_CHAT,
  personalMessage,
} from '../../../fakes/fake-teams/activities.js';
import { startHarness, type Harness } from '../harness.js';
import { failureOf } from '../../failure-of.js';
import { answered, unanswerable, written } from '../rendering/samples.js';

let harness: Harness;
beforeEach(async () => {
  harness = await startHarness();
});
afterEach(() => harness.close());

const asker: Person = { platform: 'teams', id: ASKER.aadObjectId };
const placeOf = (activity: Parameters<Harness['placeOf']>[0]) => harness.placeOf(activity);

test('answers a question in the conversation it was asked in, with a signed call', async () => {
  const place = await placeOf(personalMessage);
  const { messageId } = await harness.platform.send(place, answered, 'key-1');
  expect(messageId).toBe(`${PERSONAL_CHAT}/1700000000001`);
  expect(harness.teams.calls).toHaveLength(1);
  const [call] = harness.teams.calls;
  expect(call).toMatchObject({
    method: 'POST',
    path: `/v3/conversations/${PERSONAL_CHAT}/activities`,
    authorization: 'Bearer token-1',
  });
  expect(call!.body).toMatchObject({
    type: 'message',
    summary: answered.summary,
    from: { id: `28:${APP_ID}` },
    attachments: [
      {
        contentType: 'application/vnd.microsoft.card.adaptive',
        content: { type: 'AdaptiveCard', version: '1.5' },
      },
    ],
  });
});

test('sends no text beside the card: Teams would split the message and give back no id', async () => {
  await harness.platform.send(await placeOf(personalMessage), answered, 'key-1');
  expect(harness.teams.calls[0]!.body.text ?? '').toBe('');
});

test('Teams’ citations and the label for a model’s words arrive on the wire', async () => {
  const place = await placeOf(personalMessage);
  await harness.platform.send(place, written, 'key-1');
  await harness.platform.send(place, answered, 'key-2');
  await harness.platform.send(place, unanswerable, 'key-3');
  const [byModel, quotesOnly, without] = harness.teams.calls.map(({ body }) => body.entities);
  expect(byModel).toHaveLength(1);
  expect(byModel[0]).toMatchObject({
    type: 'https://schema.org/Message',
    '@type': 'Message',
    '@context': 'https://schema.org',
    additionalType: ['AIGeneratedContent'],
  });
  expect(byModel[0].citation).toHaveLength(3);
  expect(byModel[0].citation[0]).toEqual({
    '@type': 'Claim',
    position: 1,
    appearance: {
      '@type': 'DigitalDocument',
      name: 'Sample guidance: how to identify and support child victims',
      url: 'https://bot.example/library/sample-guidance#p1',
      abstract:
        'A child does not have to agree to a referral. • First responders refer every child about whom there are indicators. • The child is told, in words that they …',
      keywords: ['Sample Office, April 2026', 'England and Wales', 'Statutory guidance'],
    },
  });
  expect(quotesOnly[0]).not.toHaveProperty('additionalType');
  expect(quotesOnly[0].citation).toHaveLength(3);
  expect(without ?? []).toEqual([]);
});

test('answers a channel’s question in its thread', async () => {
  const place = await placeOf(channelMessage);
  const { messageId } = await harness.platform.send(place, answered, 'key-1');
  expect(harness.teams.calls[0]!.path).toBe(
    `/v3/conversations/${CHANNEL};messageid=1700000000002/activities`,
  );
  expect(messageId).toBe(`${CHANNEL}/1700000000001`);
});

test('replaces a card that was sent before', async () => {
  const place = await placeOf(channelMessage);
  const { messageId } = await harness.platform.send(place, answered, 'key-1');
  await harness.platform.update(place, messageId, unanswerable);
  expect(harness.teams.calls[1]).toMatchObject({
    method: 'PUT',
    path: `/v3/conversations/${CHANNEL};messageid=1700000000002/activities/1700000000001`,
    body: { id: '1700000000001', summary: unanswerable.summary },
  });
});

test('posts to the advisers’ channel before anyone has written in it, and knows the thread of replies', async () => {
  const platform = createTeamsPlatform({
    appId: APP_ID,
    tenantId: TENANT_ID,
    credentials: harness.teams.credentials,
    serviceUrl: harness.teams.serviceUrl,
    log: { info: () => undefined, warn: () => undefined, error: () => undefined },
  });
  const channel = platform.channelPlace(CHANNEL);
  expect(channel).toMatchObject({ platform: 'teams', id: CHANNEL, kind: 'channel' });
  const { messageId } = await platform.send(channel, unanswerable, 'key-1');
  expect(harness.teams.calls[0]!.path).toBe(`/v3/conversations/${CHANNEL}/activities`);

  const reply = channelMessage(harness.teams.serviceUrl, {
    id: '1700000000077',
    root: '1700000000001',
    text: 'I take it.',
    entities: [],
  });
  await harness.deliver(reply);
  expect(harness.inbox.events[0]).toMatchObject({ kind: 'message', threadOf: messageId });
  expect(platform.threadPlace(channel, messageId)!.id).toBe(harness.inbox.events[0]!.place.id);
});

test('has no threads outside channels', async () => {
  expect(harness.platform.threadPlace(await placeOf(personalMessage), `${PERSONAL_CHAT}/1`)).toBeUndefined();
});

test('shows that it is typing, but not in channels', async () => {
  const personal = await placeOf(personalMessage);
  const channel = await placeOf(channelMessage);
  await harness.platform.showProgress(personal, 'searching');
  await harness.platform.showProgress(channel, 'searching');
  expect(harness.teams.calls.map(({ body }) => body.type)).toEqual(['typing']);
});

test.each<ScriptedReply>([{ status: 403 }, { status: 429 }, { status: 500 }, { hang: true }])(
  'an answer follows once, although Teams does not take that it is typing (%o)',
  async (reply) => {
    if (reply.hang) {
      await harness.close();
      harness = await startHarness({ callLimitMs: 1_000 });
    }
    const group = await placeOf(groupMessage);
    harness.teams.script({ ...reply, fits: ({ body }) => body?.type === 'typing' });
    await harness.platform.showProgress(group, 'searching');
    await harness.platform.send(group, answered, 'answer-1');
    expect(harness.teams.calls.map(({ body }) => body.type)).toEqual(['typing', 'message']);
  },
);

test('a place that has no address is not shown that it is typing, and nothing fails', async () => {
  const personal = await placeOf(personalMessage);
  await harness.platform.showProgress({ ...personal, address: 'nonsense' }, 'reading');
  expect(harness.teams.calls).toEqual([]);
});

test('opens the private chat with someone who asked in a channel', async () => {
  const channel = await placeOf(channelMessage);
  const place = await harness.platform.personalPlace(asker, channel);
  expect(harness.teams.calls[0]).toMatchObject({
    method: 'POST',
    path: '/v3/conversations',
    body: {
      isGroup: false,
      members: [{ id: ASKER.aadObjectId }],
      tenantId: TENANT_ID,
      channelData: { tenant: { id: TENANT_ID } },
    },
  });
  expect(place).toMatchObject({ id: 'a:opened-chat', kind: 'personal' });
  await harness.platform.send(place!, answered, 'key-1');
  expect(harness.teams.calls[1]!.path).toBe('/v3/conversations/a:opened-chat/activities');
});

test('a private chat that may not be opened is no failure; one that cannot be reached is', async () => {
  const channel = await placeOf(channelMessage);
  harness.teams.script({ status: 403, code: 'ForbiddenOperationException' });
  expect(await harness.platform.personalPlace(asker, channel)).toBeUndefined();
  harness.teams.script({ status: 400, code: 'BadArgument' });
  expect(await harness.platform.personalPlace(asker, channel)).toBeUndefined();
  harness.teams.script({ status: 503 });
  expect((await failureOf(harness.platform.personalPlace(asker, channel))).permanent).toBe(false);
  const personal = await placeOf(personalMessage);
  expect(await harness.platform.personalPlace(asker, personal)).toEqual(personal);
});

test.each(readRefusedDeliveries('teams').filter(({ goesOutAsWords }) => !goesOutAsWords))(
  'makes one call only, and a failure of it, when Teams answers $status $code $retryAfter',
  async ({ status, code, retryAfter, fault, retryAfterMs }) => {
    const place = await placeOf(personalMessage);
    const reply: ScriptedReply = {
      status,
      ...(code && { code }),
      ...(retryAfter !== undefined && { headers: { 'Retry-After': retryAfter } }),
    };
    harness.teams.script(reply, reply, reply, reply);
    const failure = await failureOf(harness.platform.send(place, answered, 'key-1'));
    expect(harness.teams.calls).toHaveLength(1);
    expect(failure.fault).toBe(fault);
    expect(failure.retryAfterMs).toBe(retryAfterMs);
    expect(failure.message).toContain(String(status));
    expect(failure.message).toContain(code);
    expect(failure.message + failure.remedy).not.toContain('words of the service');
    expect(failure.remedy).not.toBe('');
  },
);

test('reads a date in Retry-After as well', async () => {
  const place = await placeOf(personalMessage);
  const inAMinute = new Date(Date.now() + 60_000).toUTCString();
  harness.teams.script({ status: 429, headers: { 'Retry-After': inAMinute } });
  const failure = await failureOf(harness.platform.send(place, answered, 'key-1'));
  expect(failure.retryAfterMs).toBeGreaterThan(30_000);
  expect(failure.retryAfterMs).toBeLessThanOrEqual(60_000);
});

test('gives up on a Teams that does not answer, after one call', async () => {
  const hasty = await startHarness({ callLimitMs: 1_000 });
  await hasty.deliver(personalMessage(hasty.teams.serviceUrl));
  hasty.teams.script({ hang: true });
  const failure = await failureOf(hasty.platform.send(hasty.inbox.events[0]!.place, answered, 'key-1'));
  expect(failure).toMatchObject({ permanent: false });
  expect(failure.message).toContain('did not answer in time');
  expect(hasty.teams.calls).toHaveLength(1);
  await hasty.close();
});

test('says that Teams cannot be reached when nothing listens there', async () => {
  const place = await placeOf(personalMessage);
  const nowhere = { ...(place.address as object), serviceUrl: 'http://127.0.0.1:9/' };
  const failure = await failureOf(harness.platform.send({ ...place, address: nowhere }, answered, 'key-1'));
  expect(failure.permanent).toBe(false);
  expect(failure.message).toContain('could not be reached');
});

test('tells a refused sign-in from one that could not be reached', () => {
  const refused = Object.assign(new Error('AADSTS7000215: words of the service'), { name: 'ServerError' });
  const unreached = Object.assign(new Error('network_error'), { name: 'ClientAuthError' });
  expect(toDeliveryFailure(refused, 'send').remedy).toContain(
    'MICROSOFT_APP_PASSWORD or MICROSOFT_APP_CERTIFICATE',
  );
  expect(toDeliveryFailure(refused, 'send').message).not.toContain('AADSTS');
  expect(toDeliveryFailure(unreached, 'send').remedy).not.toContain('MICROSOFT_APP_PASSWORD');
  expect(toDeliveryFailure(unreached, 'send').permanent).toBe(false);
});

test('refuses an address that is none of its own, for good', async () => {
  const place = await placeOf(personalMessage);
  const failure = await failureOf(
    harness.platform.send({ ...place, address: { channel: 'C1' } }, answered, 'k'),
  );
  expect(failure.permanent).toBe(true);
});

test('an attempt that is repeated in this process posts nothing twice, a failed one is made again', async () => {
  const place = await placeOf(personalMessage);
  harness.teams.script({ status: 502 });
  await failureOf(harness.platform.send(place, answered, 'key-1'));
  const [one, two] = await Promise.all([
    harness.platform.send(place, answered, 'key-1'),
    harness.platform.send(place, answered, 'key-1'),
  ]);
  expect(two).toEqual(one);
  expect(await harness.platform.send(place, answered, 'key-1')).toEqual(one);
  expect(harness.teams.calls).toHaveLength(2);
  await harness.platform.send(place, answered, 'key-2');
  expect(harness.teams.calls).toHaveLength(3);
});

test('fetches its token once for many messages', async () => {
  const place = await placeOf(personalMessage);
  for (const key of ['a', 'b', 'c']) await harness.platform.send(place, unanswerable, key);
  expect(harness.teams.tokensGiven()).toBe(1);
});

test('says at the start which settings do not fit together', () => {
  const log = { info: vi.fn(), warn: vi.fn(), error: vi.fn() };
  expect(() => createTeamsPlatform({ appId: APP_ID, appType: 'SingleTenant', log })).toThrow(
    ConfigurationFailure,
  );
  expect(() => createTeamsPlatform({ appType: 'SingleTenant', log })).not.toThrow();
});
