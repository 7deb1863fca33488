// Captures the whole product’s network traffic, and checks that nothing unredacted goes to a model, an
// embedding service, a platform or the log.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createOpenAiEmbedder } from '../../adapters/models/openai/embedder.js';
import { captureNetwork, type Capture } from '../fakes/capture-network.js';
import { wording } from '../../bot/wording/english/replies-wording.js';
import { messageEdited } from '../fakes/fake-teams/activities.js';
import { SLACK_ADVISERS, startStacks, type RunningStacks } from '../fakes/real-stacks/running-stacks.js';
import { slackPerson } from '../fakes/real-stacks/slack-people.js';
import { teamsPerson } from '../fakes/real-stacks/teams-people.js';
import { reading, startScriptedOpenAi } from '../fakes/language-model/scripted-openai.js';
import { byStep } from '../fakes/language-model/scripted-reader.js';
import { readingAt } from '../fakes/language-model/scripted-reading.js';
import { shared } from '../support/per-test.js';

const robin = teamsPerson('Robin Sample');
const sam = slackPerson('sam');
const bea = slackPerson('bea');

/** Details of invented people, all of kinds that must not leave the service. */
const FIRST =
  'Amina Yusuf, born 3 May 2010, lives at 14 Mill Lane, Luton LU1 2AB. Her NHS number is 943 476 5919, her phone 07700 900123, her email amina.yusuf@example.org. Does a child have to consent to a referral?';
const FOLLOW_UP =
  'And does Amina have to consent if her uncle Tariq Mahmood, car AB12 CDE, passport 533401372, brought her?';
const THIRD = 'Her case reference is 2024/11873 and her NINO QQ123456C. Who can make a referral for Amina?';
const TO_ADVISER = 'Amina is at 14 Mill Lane now, with Tariq Mahmood, on 07700 900123.';
const PERSONAL = [
  'Amina',
  'Yusuf',
  '3 May 2010',
  '14 Mill Lane',
  'LU1 2AB',
  '943 476 5919',
  '07700 900123',
  'amina.yusuf@example.org',
  'Tariq',
  'Mahmood',
  'AB12 CDE',
  '533401372',
  '2024/11873',
  'QQ123456C',
];

const service = shared(startScriptedOpenAi);
let stacks: RunningStacks;
let network: Capture;

beforeAll(async () => {
  // The model repeats the text that it is given. If it received a name, its answer would contain the name.
  const say = reading((shown) => [...shown]);
  service.behave(byStep({ say }));
  network = captureNetwork();
  const access = { kind: 'openai' as const, apiKey: 'sk-test', baseUrl: service.baseUrl };
  stacks = await startStacks({
    advisers: 'slack',
    models: {
      embedder: await createOpenAiEmbedder({ service: access, model: 'scripted' }),
      reading: readingAt(service.baseUrl),
    },
  });
  await talk();
});
afterAll(async () => {
  network.stop();
  await stacks.close();
});

/** Holds a conversation with follow-ups on each platform, an edit, a handoff and relayed messages. */
async function talk(): Promise<void> {
  const { teams, slack, settled } = stacks;
  const first = teams.messageOf(robin, FIRST);
  let asked = 0;
  await teams.deliver(first);
  await settled();
  for (const words of [FOLLOW_UP, THIRD]) {
    await teams.write(robin, words);
    await slack.write(sam, words);
    await settled();
    expect(network.requestsTo(portOf(service.origin)).filter(isChat)).toHaveLength(asked);
    await teams.press(robin, wording.corrections.askService);
    await settled();
    asked = network.requestsTo(portOf(service.origin)).filter(isChat).length;
  }
  await slack.writeIn('C0CASES', sam, FIRST);
  await settled();
  const { id, from, conversation } = first;
  const edit = messageEdited(teams.fake.serviceUrl, `${FIRST} ${FOLLOW_UP}`, '2026-03-04T06:00:00.000Z');
  await teams.deliver({ ...edit, id, from, conversation });
  await settled();
  const browser = stacks.browser();
  await browser.get('/');
  for (const words of [FIRST, FOLLOW_UP]) {
    await browser.postJson('/chat/messages', { text: words });
    await settled();
  }
  await teams.write(robin, 'adviser');
  await settled();
  await slack.press(bea, 'Claim', SLACK_ADVISERS);
  await settled();
  await teams.write(robin, TO_ADVISER);
  await settled();
}

/** Returns only letters and digits, because other characters can be escaped in many ways in a request. */
function plainly(text: string): string {
  const decoded = text
    .replace(/\+/g, ' ')
    .replace(/%([0-9a-f]{2})/gi, (_, code: string) => String.fromCharCode(parseInt(code, 16)));
  return decoded.toLowerCase().replace(/[^a-z0-9]/g, '');
}
const personalIn = (texts: readonly string[]) => {
  const all = texts.map(plainly);
  return PERSONAL.filter((one) => all.some((text) => text.includes(plainly(one))));
};
const isChat = (request: string) => request.includes('/chat/');
const portOf = (address: string) => Number(new URL(address).port);
const toHolder = (request: string) => request.includes(bea.chat);

test('the language model is asked in words that name no one', () => {
  const requests = network.requestsTo(portOf(service.origin)).filter(isChat);
  expect(requests.length).toBeGreaterThanOrEqual(4);
  expect(requests.join()).toContain('[name 1]');
  expect(requests.join()).toContain('have to consent to a referral?');
  expect(personalIn(requests)).toEqual([]);
});

test('the embedding service is asked in words that name no one', () => {
  const requests = network
    .requestsTo(portOf(service.origin))
    .filter((request) => request.includes('/embeddings'));
  expect(requests.length).toBeGreaterThanOrEqual(6);
  expect(requests.join()).toContain('[name 1]');
  expect(personalIn(requests)).toEqual([]);
});

test('Teams is sent nothing of what was written there', () => {
  const requests = network.requestsTo(portOf(stacks.teams.fake.serviceUrl));
  expect(requests.join()).toContain('before searching');
  expect(personalIn(requests)).toEqual([]);
});

test('Slack is sent it in the chat of the holder alone', () => {
  const requests = network.requestsTo(portOf(stacks.slack.fake.url));
  expect(personalIn(requests.filter((request) => !toHolder(request)))).toEqual([]);
  expect(personalIn(requests.filter(toHolder))).toEqual([
    'Amina',
    '14 Mill Lane',
    '07700 900123',
    'Tariq',
    'Mahmood',
  ]);
});

test('no one else is sent anything', () => {
  const known = [service.origin, stacks.teams.fake.serviceUrl, stacks.slack.fake.url, stacks.url].map(portOf);
  expect(network.ports().filter((port) => !known.includes(port))).toEqual([]);
});

test('no log line holds a word of it', () => {
  expect(stacks.logged.length).toBeGreaterThan(0);
  expect(personalIn(stacks.logged)).toEqual([]);
  expect(stacks.logged.join()).not.toContain('consent to a referral');
});
