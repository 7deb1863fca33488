// What Teams does not take as a card, and where cards go while nothing was heard from it.
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Person } from '../../../../bot/model/people/person.js';
import { refusedCardText } from '../../../../adapters/teams/cards/refused-card-text.js';
import { renderCard } from '../../../../adapters/teams/cards/render.js';
import { isTeamsAddress } from '../../../../adapters/teams/service/service-url.js';
import { plainMessage } from '../../../../bot/copy/plain-message.js';
import { createTeamsPlatform } from '../../../../adapters/teams/outgoing/platform.js';
import { APP_ID, TENANT_ID, type ScriptedReply } from '../../../fakes/fake-teams/fake-teams.js';
import { ASKER, CHANNEL, channelMessage, personalMessage } from '../../../fakes/fake-teams/activities.js';
import { startHarness, type Harness } from '../harness.js';
import { failureOf } from '../../failure-of.js';
import { answered, unanswerable } from '../cards/samples.js';

let harness: Harness;
beforeEach(async () => {
  harness = await startHarness();
});
afterEach(() => harness.close());

const asker: Person = { platform: 'teams', id: ASKER.aadObjectId };
const placeOf = (activity: Parameters<Harness['placeOf']>[0]) => harness.placeOf(activity);
const REFUSALS: ScriptedReply[] = [
  { status: 400, code: 'BadSyntax' },
  { status: 400, code: 'BadArgument' },
  { status: 400, code: 'MessageSizeTooBig' },
  { status: 413, code: 'RequestEntityTooLarge' },
];

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

test('plain words are nothing but words, and say where they end', () => {
  const relayed = (text: string) =>
    refusedCardText(renderCard(plainMessage([], { parts: [{ kind: 'relayed', from: 'Ada', text }] })));
  expect(relayed('<at>all</at> & <script>\n5 < 6')).toContain(
    '&lt;at&gt;all&lt;/at&gt; &amp; &lt;script&gt;<br>5 &lt; 6',
  );
  for (const letter of ['word ', '<', '&&', 'ł', '👧']) {
    const text = relayed(letter.repeat(9_000));
    expect(Buffer.byteLength(text)).toBeLessThan(13_000);
    expect(text).toContain('only part of it is shown');
    expect(text.replace(/<br>/g, '')).not.toMatch(/[<>]/);
  }
});

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
        // Signed or not, nothing of the advisers goes to a host that is none of Microsoft's.
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
