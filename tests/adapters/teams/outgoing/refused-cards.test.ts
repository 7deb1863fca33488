// Handles cards that Teams refuses, and cards that we send before Teams has sent us anything.
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { OutgoingMessage } from '../../../../bot/model/messages/message.js';
import type { Person } from '../../../../bot/model/people/person.js';
import { refusedCardTexts } from '../../../../adapters/teams/rendering/refused-card-text.js';
import { renderCard } from '../../../../adapters/teams/rendering/render.js';
import { isTeamsAddress } from '../../../../adapters/teams/service/service-url.js';
import { plainMessage } from '../../../../bot/wording/plain-message.js';
import { createTeamsPlatform } from '../../../../adapters/teams/outgoing/platform.js';
import { readRefusedDeliveries } from '../../../attacks/platforms/read-platforms.js';
import { APP_ID, TENANT_ID, type ScriptedReply } from '../../../fakes/fake-teams/fake-teams.js';
import { ASKER, CHANNEL, channelMessage, personalMessage } from '../../../fakes/fake-teams/activities.js';
import { startHarness, type Harness } from '../harness.js';
import { failureOf } from '../../failure-of.js';
import { answered, document, quote, unanswerable, written } from '../rendering/samples.js';

let harness: Harness;
beforeEach(async () => {
  harness = await startHarness();
});
afterEach(() => harness.close());

const asker: Person = { platform: 'teams', id: ASKER.aadObjectId };
const placeOf = (activity: Parameters<Harness['placeOf']>[0]) => harness.placeOf(activity);
const REFUSALS: ScriptedReply[] = readRefusedDeliveries('teams')
  .filter(({ goesOutAsWords }) => goesOutAsWords)
  .map(({ status, code }) => ({ status, code }));

test.each(REFUSALS)('a card that Teams refuses with %j goes out as plain words', async (reply) => {
  const place = await placeOf(personalMessage);
  harness.teams.script(reply);
  const { messageId } = await harness.platform.send(place, answered, 'key-1');
  const [, text] = harness.teams.calls;
  expect(harness.teams.calls).toHaveLength(2);
  expect(text!.body).toMatchObject({ type: 'message', textFormat: 'xml', summary: answered.summary });
  expect(text!.body.attachments ?? []).toEqual([]);
  expect(text!.body.text).toContain('A child does not have to agree');
  expect(text!.body.text).toContain('Sample guidance: how to identify and support child victims');
  expect(text!.body.text).toContain('https://');
  expect(text!.body.text).toContain('Type “help”');
  harness.teams.script(reply);
  await harness.platform.update(place, messageId, unanswerable);
  expect(harness.teams.calls.at(-1)).toMatchObject({ method: 'PUT', body: { textFormat: 'xml' } });
});

test.each(REFUSALS)(
  'words that Teams refuses with %j as well are at fault, not their reader',
  async (reply) => {
    const place = await placeOf(personalMessage);
    harness.teams.script(reply, reply);
    const failure = await failureOf(harness.platform.send(place, answered, 'key-1'));
    expect(failure.fault).toBe('message');
    expect(harness.teams.calls).toHaveLength(2);
    await harness.platform.send(place, unanswerable, 'key-2');
  },
);

test('plain words have a blank line where the card had a gap, and none within a quote’s source', () => {
  const [text] = refusedCardTexts(renderCard(answered));
  expect(text).toMatch(/a referral means\.<br><br>Sample guidance: how to identify/);
  expect(text).toMatch(/page 33<br>Sample Office, April 2026[^<]+<br>Also in/);
  expect(text).not.toMatch(/^<br>|<br><br><br>/);
});

test('plain words are nothing but words, in as many messages as they need, and lose none', () => {
  const relayed = (text: string) =>
    refusedCardTexts(renderCard(plainMessage([], { parts: [{ kind: 'relayed', from: 'Ada', text }] })));
  expect(relayed('<at>all</at> & <script>\n5 < 6').join()).toContain(
    '&lt;at&gt;all&lt;/at&gt; &amp; &lt;script&gt;<br>5 &lt; 6',
  );
  for (const [letter, shown] of [
    ['word ', 'word'],
    ['<', '&lt;'],
    ['&&', '&amp;&amp;'],
    ['ł', 'ł'],
    ['👧', '👧'],
  ] as const) {
    const texts = relayed(letter.repeat(20_000));
    expect(texts.length).toBeGreaterThan(1);
    for (const text of texts) expect(Buffer.byteLength(text)).toBeLessThanOrEqual(12_000);
    expect(texts.join('').split(shown)).toHaveLength(20_001);
    expect(texts.join('').replace(/<br>/g, '')).not.toMatch(/[<>]/);
  }
});

const LONG_WORDS = 'safeguarding responsibilities ';
/**
 * The longest possible answer: a model's sentences, then as many quotes as allowed, from the longest
 * passages.
 */
const longest: OutgoingMessage = {
  ...written,
  parts: [
    { kind: 'heading', text: 'What the guidance says' },
    {
      kind: 'claims',
      claims: [1, 2, 3].map((n) => ({ text: `${n}: ${LONG_WORDS.repeat(20)}`, numbers: [n] })),
    },
    ...[1, 2, 3, 4].map((n) => ({
      ...quote(n, `${n}: ${LONG_WORDS.repeat(150).trim()}.`, {
        alsoIn: [document, document, document, document],
      }),
      ...(n > 1 && { folded: true as const }),
    })),
  ],
};

test('the longest answer that there can be is one card, with every word of its quotes', async () => {
  const place = await placeOf(personalMessage);
  await harness.platform.send(place, longest, 'key-1');
  const [call] = harness.teams.calls;
  expect(harness.teams.calls).toHaveLength(1);
  const card = JSON.stringify(call!.body);
  expect(card.split(LONG_WORDS.repeat(149))).toHaveLength(5);
  expect(card).not.toContain('only part of it is shown');
});

test('a long answer whose card Teams refuses is posted as several messages, which a later change replaces', async () => {
  const place = await placeOf(personalMessage);
  const tooBig = { status: 413, code: 'MessageSizeTooBig' };
  harness.teams.script(tooBig, {}, { status: 502 });
  await failureOf(harness.platform.send(place, longest, 'key-1'));
  harness.teams.script(tooBig);
  const { messageId, furtherPages = [] } = await harness.platform.send(place, longest, 'key-1');
  const texts = [...shownIn(harness.teams.calls).values()];
  expect(texts.length).toBeGreaterThan(1);
  expect([messageId, ...furtherPages]).toHaveLength(texts.length);
  expect(texts.join('').replaceAll('<br>', '').split('safeguarding responsibilities')).toHaveLength(
    4 * 150 + 3 * 20 + 1,
  );
  harness.teams.calls.length = 0;
  const now = await harness.platform.update(place, messageId, unanswerable, { key: 'key-1', furtherPages });
  expect(now).toEqual({ messageId });
  const idOf = (key: string) => key.slice(key.lastIndexOf('/') + 1);
  expect(harness.teams.calls.map(({ method, path }) => `${method} ${path.split('/').at(-1)}`)).toEqual([
    `PUT ${idOf(messageId)}`,
    ...furtherPages.map((id) => `DELETE ${idOf(id)}`),
  ]);
});

const manyPages = plainMessage([], {
  parts: [{ kind: 'relayed', from: 'Ada', text: LONG_WORDS.repeat(1_200) }],
});

/** Returns the text that a person sees: the latest text of each message that has not been removed. */
function shownIn(calls: Harness['teams']['calls']): Map<string, unknown> {
  const shown = new Map<string, unknown>();
  for (const { method, path, body, answered, given } of calls) {
    const activity = method === 'POST' ? given : path.split('/').at(-1)!;
    if (answered === undefined || answered >= 300 || activity === undefined) continue;
    if (method === 'DELETE') shown.delete(activity);
    else shown.set(activity, body.text);
  }
  return shown;
}

test.each([429, 503])(
  'a change into several messages that stops halfway with %i leaves none twice, and none of the old words',
  async (status) => {
    const place = await placeOf(personalMessage);
    const tooBig = { status: 413, code: 'MessageSizeTooBig' };
    const { messageId } = await harness.platform.send(place, unanswerable, 'key-1');
    const change = (furtherPages: readonly string[] = []) =>
      harness.platform.update(place, messageId, manyPages, { key: 'key-1', furtherPages });
    harness.teams.script(tooBig, {}, {}, { status });
    await failureOf(change());
    harness.teams.script(tooBig);
    const { furtherPages = [] } = (await change())!;
    expect(shownIn(harness.teams.calls).size).toBe(1 + furtherPages.length);
    // Replaces each page in turn. If Teams refuses a page for now, that page is not posted again as a new
    // message.
    harness.teams.script(tooBig, {}, { status });
    await failureOf(change(furtherPages));
    harness.teams.script(tooBig);
    expect(await change(furtherPages)).toEqual({ messageId, furtherPages });
    // If a page could not be removed, the next attempt removes it.
    const short = (pages: readonly string[]) =>
      harness.platform.update(place, messageId, unanswerable, { key: 'key-1', furtherPages: pages });
    harness.teams.script({}, { status });
    await failureOf(short(furtherPages));
    expect(await short(furtherPages)).toEqual({ messageId });
    expect(shownIn(harness.teams.calls).size).toBe(1);
  },
);

const inManyPages = (words: string) =>
  plainMessage([], { parts: [{ kind: 'relayed', from: 'Ada', text: `${words} `.repeat(4_000) }] });

test.each(['change', 'message'])(
  'a %s of several messages that stopped halfway leaves none of its words if they changed before the next attempt',
  async (kind) => {
    const place = await placeOf(personalMessage);
    const tooBig = { status: 413, code: 'MessageSizeTooBig' };
    const before = kind === 'change' && (await harness.platform.send(place, unanswerable, 'key-1'));
    const show = (message: OutgoingMessage) =>
      before
        ? harness.platform.update(place, before.messageId, message, { key: 'key-1', furtherPages: [] })
        : harness.platform.send(place, message, 'key-1');
    const stopHalfway = async (message: OutgoingMessage) => {
      harness.teams.script(tooBig, {}, {}, {}, { status: 503 });
      await failureOf(show(message));
    };
    const shown = () => [...shownIn(harness.teams.calls).values()];
    await stopHalfway(inManyPages('Old words.'));
    await stopHalfway(inManyPages('Later words.'));
    expect(shown().map((text) => String(text).includes('Old'))).toEqual([false, false, false]);
    // If a page could not be removed, the next attempt removes it.
    harness.teams.script({}, {}, { status: 503 });
    await failureOf(show(unanswerable));
    await show(unanswerable);
    expect(shown()).toEqual([undefined]);
  },
);

test('cards to a channel in which nothing was heard go where others of its tenant were heard', async () => {
  const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };
  const heard = await placeOf(personalMessage);
  const other = { ...(heard.address as object), serviceUrl: 'http://127.0.0.1:9/' };
  const elsewhere = { ...other, conversation: { id: 'c', tenantId: 'another-tenant' } };
  const config = {
    appId: APP_ID,
    tenantId: TENANT_ID,
    credentials: harness.teams.credentials,
    serviceUrl: 'http://127.0.0.1:9/',
    log: silent,
    heard: () =>
      Promise.resolve([
        elsewhere,
        // Nothing about the advisers is sent to a host that is not Microsoft’s, even if the signature is
        // valid.
        { ...other, serviceUrl: 'https://smba.trafficmanager.net.example.org/' },
        heard.address,
      ]),
  };
  const platform = createTeamsPlatform({ ...config, allowThisMachine: true });
  const channel = platform.channelPlace(CHANNEL);
  const { messageId } = await platform.send(channel, unanswerable, 'key-1');
  await platform.send(platform.threadPlace(channel, messageId)!, unanswerable, 'key-2');
  await platform.personalPlace(asker, channel);
  expect(harness.teams.calls).toHaveLength(3);
  const inProduction = createTeamsPlatform(config);
  await failureOf(inProduction.send(inProduction.channelPlace(CHANNEL), unanswerable, 'key-3'));
  expect(harness.teams.calls).toHaveLength(3);
});

test('only Microsoft’s own hosts, over HTTPS, are Teams’', () => {
  for (const address of [
    'https://smba.trafficmanager.net/uk/',
    'https://smba.infra.gcc.teams.microsoft.com/teams/',
    'https://smba.infra.gov.teams.microsoft.us/teams/',
    'https://smba.infra.dod.teams.microsoft.us/teams/',
  ])
    expect(isTeamsAddress(address)).toBe(true);
  for (const address of [
    'http://smba.trafficmanager.net/teams/',
    'https://evil.trafficmanager.net/',
    'https://smba.trafficmanager.net.evil.example/',
    'https://smba.trafficmanager.net@evil.example/',
    'https://evilteams.microsoft.com.example/',
    'https://evil-teams.microsoft.com/',
    'https://smba.trafficmanager.net:8443/',
    'https://127.0.0.1/',
    'nonsense',
  ])
    expect(isTeamsAddress(address)).toBe(false);
});

test('stores no name of a person in an address', async () => {
  expect(JSON.stringify((await placeOf(channelMessage)).address)).not.toContain('Robin');
});
