// The outbox alone tries again: one call an attempt, in order, and nothing twice where the platform lets us look.
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { ScriptedReply } from '../../fakes/fake-teams/fake-teams.js';
import { changed } from '../../fakes/fake-slack/payloads.js';
import { CONSENT, QUESTION, startStacks } from '../../fakes/real-stacks/running-stacks.js';
import type { RunningStacks } from '../../fakes/real-stacks/running-stacks.js';
import { slackPerson } from '../../fakes/real-stacks/slack-people.js';
import { teamsPerson } from '../../fakes/real-stacks/teams-people.js';

const robin = teamsPerson('Robin Sample');
const sam = slackPerson('sam');

let stacks: RunningStacks;
beforeEach(async () => {
  stacks = await startStacks({ advisers: 'slack', callLimitMs: 1_500 });
});
afterEach(() => stacks.close());

type SlackFault = Parameters<RunningStacks['slack']['fake']['failNext']>[1];

/** The attempts of each message, in the order of the calls. */
function slackAttempts(): string[] {
  const keys = stacks.slack.fake
    .callsOf('chat.postMessage')
    .map(({ metadata }) => (metadata as { event_payload: { key: string } }).event_payload.key);
  return keys.map((key) => key.split(':')[0]!);
}

test.each<[string, SlackFault, string[]]>([
  ['429', { kind: 'rate-limited', retryAfterSeconds: 1 }, ['greeting', 'greeting', 'answer']],
  ['500', { kind: 'status', status: 500 }, ['greeting', 'greeting', 'answer']],
  ['nothing in time', { kind: 'silence' }, ['greeting', 'greeting', 'answer']],
  // It had arrived: our key is found in the conversation, and nothing is posted again.
  ['an answer that is lost', { kind: 'lost' }, ['greeting', 'answer']],
])('Slack answers with %s: one call an attempt, each message once', async (_, fault, attempts) => {
  const { slack } = stacks;
  slack.fake.failNext('chat.postMessage', fault);
  await slack.write(sam, QUESTION);
  await stacks.settled();
  expect(slackAttempts()).toEqual(attempts);
  const shown = slack.shown(sam.chat);
  expect(shown).toHaveLength(2);
  expect(shown[0]).toContain('ring 999');
  expect(shown[1]).toContain(CONSENT);
});

test.each<[string, ScriptedReply, number]>([
  ['429', { status: 429, headers: { 'Retry-After': '1' } }, 1],
  ['500', { status: 500 }, 1],
  ['nothing in time', { hang: true }, 1],
  // Teams takes no key and lets nobody look: twice is better than not at all.
  ['an answer that is lost', { lost: true }, 2],
])('Teams answers with %s: one call an attempt, in order', async (_, fault, greetings) => {
  const { teams } = stacks;
  teams.fake.script({ ...fault, fits: ({ body }) => body?.type === 'message' });
  await teams.write(robin, QUESTION);
  await stacks.settled();
  const calls = teams.fake.calls.filter(({ body }) => body?.type === 'message');
  expect(calls).toHaveLength(3);
  const shown = teams.shown(robin.chat);
  expect(shown).toHaveLength(greetings + 1);
  for (const words of shown.slice(0, -1)) expect(words).toContain('ring 999');
  expect(shown.at(-1)).toContain(CONSENT);
});

test('while one message waits for its next attempt, those behind it in the conversation wait too', async () => {
  const { slack, teams } = stacks;
  slack.fake.failNext('chat.postMessage', { kind: 'status', status: 500 }, { kind: 'status', status: 503 });
  teams.fake.script({ status: 500, fits: ({ path }) => path.includes(robin.chat) });
  for (const words of ['status', 'nation Wales', 'withdraw']) {
    await slack.write(sam, words);
    await teams.write(robin, words);
  }
  await stacks.settled();
  for (const shown of [slack.shown(sam.chat), teams.shown(robin.chat)]) {
    expect(shown).toHaveLength(4);
    expect(shown[0]).toContain('ring 999');
    expect(shown[1]).toContain('You have not chosen a nation.');
    expect(shown[2]).toContain('I use guidance for Wales.');
    expect(shown[3]).toContain('No adviser is asked at the moment.');
  }
});

test('an edit that overtakes its message, each of them doubled, leaves one answer', async () => {
  const { slack } = stacks;
  const ts = `${Math.floor(Date.now() / 1000)}.000777`;
  const message = slack.messageOf(sam, 'Who is a first responder?', { ts, event_ts: ts });
  const fields = { user: sam.user, ts };
  const edit = changed(
    { ...fields, text: QUESTION, edited: { user: sam.user, ts: `${Number(ts) + 1}` } },
    { ...fields, text: 'Who is a first responder?' },
  ) as { event: object };
  const overtaking = { ...edit, event: { ...edit.event, channel: sam.chat } };
  for (const one of [overtaking, message, message, overtaking])
    expect((await slack.deliver(one)).status).toBe(200);
  await stacks.settled();
  expect(slack.shown(sam.chat)).toHaveLength(2);
  expect(stacks.asked()).toBe(1);
});
