// Tests which requests the Teams and Slack endpoints accept. A request that is repeated or arrives too early
// changes nothing.
import { afterEach, beforeEach, expect, test } from 'vitest';
import {
  CONSENT,
  QUESTION,
  SLACK_ADVISERS,
  startStacks,
  type RunningStacks,
} from '../../fakes/real-stacks/running-stacks.js';
import { slackPerson } from '../../fakes/real-stacks/slack-people.js';
import { teamsPerson } from '../../fakes/real-stacks/teams-people.js';
import type { SignOptions } from '../../fakes/fake-teams/sign-token.js';
import type { Delivery } from '../../fakes/fake-slack/signed-request.js';

const robin = teamsPerson('Robin Sample');
const sam = slackPerson('sam');

let stacks: RunningStacks;
beforeEach(async () => {
  stacks = await startStacks({ advisers: 'slack' });
});
afterEach(() => stacks.close());

const sentOut = () => [
  ...stacks.teams.fake.calls.map(({ method, path }) => `${method} ${path}`),
  ...stacks.slack.fake.callsOf('chat.postMessage').map(({ channel }) => String(channel)),
  ...stacks.slack.fake.callsOf('chat.update').map(({ channel }) => String(channel)),
];

const anHourAgo = () => Math.floor(Date.now() / 1000) - 3600;

test('activities that are unsigned, wrongly signed, stale or for another app get 401 and change nothing', async () => {
  const { teams } = stacks;
  const signatures: (SignOptions | null)[] = [
    null,
    { wrongKey: true },
    { audience: '00000000-0000-0000-0000-000000000000' },
    { issuer: 'https://issuer.example' },
    { expiresAt: new Date(Date.now() - 3_600_000) },
    { serviceUrl: 'https://elsewhere.example/' },
  ];
  const message = teams.messageOf(robin, 'adviser');
  for (const signature of signatures) expect((await teams.deliver(message, signature)).status).toBe(401);
  await stacks.settled();
  expect(sentOut()).toEqual([]);
  expect(await stacks.store.records.escalations.open()).toEqual([]);
  // The same activity is accepted once it is signed, which shows that no part of it was stored before.
  expect((await teams.deliver(message)).status).toBe(200);
  await stacks.settled();
  expect(await stacks.store.records.escalations.open()).toHaveLength(1);
});

test('events and presses that are unsigned, wrongly signed or stale get 401 and change nothing', async () => {
  const { slack } = stacks;
  await slack.write(sam, 'help');
  await stacks.settled();
  const before = sentOut();
  const signatures: Delivery[] = [
    { unsigned: true },
    { secret: 'another secret' },
    { signature: 'v0=00' },
    { timestamp: anHourAgo() },
  ];
  const message = slack.messageOf(sam, 'adviser');
  const press = slack.pressed(sam, 'Talk to an adviser');
  for (const signature of signatures) {
    expect((await slack.deliver(message, signature)).status).toBe(401);
    expect((await slack.deliverPress(press, signature)).status).toBe(401);
  }
  await stacks.settled();
  expect(sentOut()).toEqual(before);
  expect(await stacks.store.records.escalations.open()).toEqual([]);
  expect((await slack.deliver(message)).status).toBe(200);
  await stacks.settled();
  expect(await stacks.store.records.escalations.open()).toHaveLength(1);
});

test('in Teams a replayed activity or press changes nothing', async () => {
  const { teams } = stacks;
  const message = teams.messageOf(robin, QUESTION);
  await teams.deliver(message);
  await stacks.settled();
  const press = teams.pressed(robin, 'Talk to an adviser');
  await teams.deliver(press);
  await stacks.settled();
  const before = sentOut();
  for (const again of [message, press, message, press]) expect((await teams.deliver(again)).status).toBe(200);
  await stacks.settled();
  expect(sentOut()).toEqual(before);
  expect(teams.shown(robin.chat)).toHaveLength(3);
  expect(stacks.slack.shown(SLACK_ADVISERS)).toHaveLength(1);
  expect(stacks.asked()).toBe(1);
});

test('in Slack a replayed event or press changes nothing', async () => {
  const { slack } = stacks;
  const message = slack.messageOf(sam, QUESTION);
  await slack.deliver(message);
  await stacks.settled();
  const press = slack.pressed(sam, 'Talk to an adviser');
  await slack.deliverPress(press);
  await stacks.settled();
  const before = sentOut();
  for (const retry of [1, 2, 3]) {
    expect((await slack.deliver(message, { retry })).status).toBe(200);
    expect((await slack.deliverPress(press, { retry })).status).toBe(200);
  }
  await stacks.settled();
  expect(sentOut()).toEqual(before);
  expect(slack.shown(sam.chat)).toHaveLength(3);
  expect(slack.shown(SLACK_ADVISERS)).toHaveLength(1);
  expect(stacks.asked()).toBe(1);
});

test('a question that comes doubled, at once and on both sides of its follow-up, is answered once', async () => {
  const { slack, teams } = stacks;
  const inSlack = slack.messageOf(sam, QUESTION);
  const inTeams = teams.messageOf(robin, QUESTION);
  await Promise.all([
    slack.deliver(inSlack),
    teams.deliver(inTeams),
    slack.deliver(inSlack, { retry: 1 }),
    teams.deliver(inTeams),
  ]);
  await Promise.all([slack.write(sam, 'nation Wales'), teams.write(robin, 'nation Wales')]);
  await Promise.all([slack.deliver(inSlack, { retry: 2 }), teams.deliver(inTeams)]);
  await stacks.settled();
  for (const shown of [slack.shown(sam.chat), teams.shown(robin.chat)]) {
    expect(shown.filter((words) => words.includes(CONSENT))).toHaveLength(1);
    expect(shown.filter((words) => words.includes('I’m using guidance for Wales'))).toHaveLength(1);
    expect(shown).toHaveLength(3);
  }
  expect(stacks.asked()).toBe(2);
});

// An earlier version crashed here: restify makes `writeHead` return nothing, and our reply to Slack was
// chained to it.
test('while the store is away Slack has to come again, and the question is answered once', async () => {
  const { slack, store } = stacks;
  const message = slack.messageOf(sam, QUESTION);
  let release: () => void = () => undefined;
  const holding = store.transaction(() => new Promise<void>((resolve) => (release = resolve)));
  try {
    expect((await slack.deliver(message)).status).toBe(503);
  } finally {
    release();
    await holding;
  }
  expect((await slack.deliver(message, { retry: 1 })).status).toBe(200);
  await stacks.settled();
  expect(slack.shown(sam.chat).filter((words) => words.includes(CONSENT))).toHaveLength(1);
});
