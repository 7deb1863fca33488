// Tests that only the outbox retries: each attempt makes one call, in order, and nothing is repeated on
// platforms where we can check.
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { ScriptedReply } from '../../fakes/fake-teams/fake-teams.js';
import { changed, deleted } from '../../fakes/fake-slack/payloads.js';
import {
  CONSENT,
  QUESTION,
  startStacks,
  type RunningStacks,
} from '../../fakes/real-stacks/running-stacks.js';
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
  // Slack posted the message although its reply was lost. We find the message by its key and do not post it
  // again.
  ['an answer that is lost', { kind: 'lost' }, ['greeting', 'answer']],
])('Slack answers with %s: one call an attempt, each message once', async (_, fault, attempts) => {
  const { slack } = stacks;
  slack.fake.failNext('chat.postMessage', fault);
  await slack.write(sam, QUESTION);
  await stacks.settled();
  expect(slackAttempts()).toEqual(attempts);
  const shown = slack.shown(sam.chat);
  expect(shown).toHaveLength(2);
  expect(shown[0]).toContain('Call 999');
  expect(shown[1]).toContain(CONSENT);
});

test.each<[string, ScriptedReply, number]>([
  ['429', { status: 429, headers: { 'Retry-After': '1' } }, 1],
  ['500', { status: 500 }, 1],
  ['nothing in time', { hang: true }, 1],
  // Teams accepts no key and has no way to check, so the message is sent twice rather than not at all.
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
  for (const words of shown.slice(0, -1)) expect(words).toContain('Call 999');
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
    expect(shown[0]).toContain('Call 999');
    expect(shown[1]).toContain('You have not chosen a nation.');
    expect(shown[2]).toContain('I’m using guidance for Wales.');
    expect(shown[3]).toContain('You have not asked for an adviser.');
  }
});

const EARLIER = 'Where do I buy a parking permit?';

/**
 * Makes a message, with an edit and a deletion that arrive before it. This can happen because Slack waits 1
 * minute before it resends a message that the store refused.
 */
function overtaken() {
  const ts = `${Math.floor(Date.now() / 1000)}.000777`;
  const before = { user: sam.user, ts, text: EARLIER };
  const message = { ...before, text: QUESTION, edited: { user: sam.user, ts: `${Number(ts) + 1}` } };
  return {
    original: stacks.slack.messageOf(sam, EARLIER, { ts, event_ts: ts }),
    edit: inChat(changed(message, before)),
    deletion: inChat(deleted(before), { deleted_ts: ts }),
  };
}

function inChat(envelope: object, fields: object = {}): object {
  const { event } = envelope as { event: object };
  return { ...envelope, event: { ...event, channel: sam.chat, ...fields } };
}

test('an edit that overtakes its message, each of them doubled, leaves one answer: to the new wording', async () => {
  const { slack } = stacks;
  const { original, edit } = overtaken();
  for (const one of [edit, original, original, edit]) expect((await slack.deliver(one)).status).toBe(200);
  await stacks.settled();
  expect(slack.shown(sam.chat)).toHaveLength(2);
  expect(slack.shown(sam.chat)[1]).toContain(CONSENT);
  expect(stacks.asked()).toBe(1);
});

test('a message that was deleted before it came is neither answered nor stored', async () => {
  const { slack } = stacks;
  const { original, deletion } = overtaken();
  for (const one of [deletion, original, deletion]) expect((await slack.deliver(one)).status).toBe(200);
  await stacks.settled();
  expect(slack.fake.messages).toEqual([]);
  expect(stacks.asked()).toBe(0);
});
