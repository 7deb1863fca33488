// Slack only shows the first pages of a long reply where the command was typed. The other pages are sent
// once, as direct messages.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { wordsIn } from '../../../../bot/wording/words-in.js';
import { createSlackPlatform, type SlackPlatform } from '../../../../adapters/slack/outgoing/platform.js';
import type { OutgoingMessage, Place } from '../../../../bot/model/messages/message.js';
import {
  BOT_TOKEN,
  RESPONSE,
  startFakeSlack,
  TEAM,
  type FakeSlack,
  type Fault,
} from '../../../fakes/fake-slack/fake-slack.js';
import { failureOf } from '../../failure-of.js';
import { visibleText } from '../rendering/block-limits.js';
import { samples } from '../rendering/samples.js';

let slack: FakeSlack;
let platform: SlackPlatform;
let place: Place;
beforeEach(async () => {
  slack = await startFakeSlack();
  platform = createSlackPlatform({ botToken: BOT_TOKEN, apiUrl: slack.url, timeoutMs: 1_000 });
  const aside = { url: slack.responseUrl(), until: '2100-01-01T00:00:00.000Z' };
  place = { platform: 'slack', id: `${TEAM}:D1`, kind: 'personal', address: { channel: 'D1', aside } };
});
afterEach(() => slack.close());

const WORDS = Array.from({ length: 900 }, (_, index) => `Sentence ${index} of the note.`);
const answer: OutgoingMessage = {
  ...samples.answer!,
  parts: [{ kind: 'relayed', from: 'Sam', text: WORDS.join(' ') }],
};
const attempt = { again: false, purpose: 'answer' } as const;
const send = () => platform.send(place, answer, 'k1', attempt);

const inPlace = () => slack.commandReplies.map(({ blocks }) => visibleText(blocks)).join(' ');
const inDirect = () => slack.messages.map(({ blocks }) => visibleText(blocks)).join(' ');
const missing = (shown: string) => WORDS.filter((words) => !shown.includes(words)).length;
const twice = () => WORDS.filter((words) => inPlace().includes(words) && inDirect().includes(words)).length;
const { perhapsShown } = wordsIn('en').app.slack;

test.each<Fault>([
  { kind: 'error', error: 'invalid_blocks' },
  { kind: 'rate-limited', retryAfterSeconds: 30 },
])('a second page that is refused (%o): only what is missing goes to the direct message', async (fault) => {
  slack.failNext(RESPONSE, { kind: 'none' }, fault);
  await send();
  expect(slack.commandReplies).toHaveLength(1);
  expect([missing(`${inPlace()} ${inDirect()}`), twice()]).toEqual([0, 0]);
});

test.each<Fault>([{ kind: 'status', status: 500 }, { kind: 'silence' }, { kind: 'lost' }])(
  'does not repeat a second page that may have been shown, and tells the person so (%o)',
  async (fault) => {
    slack.failNext(RESPONSE, { kind: 'none' }, fault);
    await send();
    expect(visibleText(slack.messages[0]!.blocks)).toBe(perhapsShown);
    expect(slack.messages).toHaveLength(2);
    expect(twice()).toBe(0);
  },
);

test('what is missing is tried again without what was shown', async () => {
  slack.failNext(RESPONSE, { kind: 'none' }, { kind: 'error', error: 'invalid_blocks' });
  slack.failNext('chat.postMessage', { kind: 'rate-limited', retryAfterSeconds: 1 });
  await failureOf(send());
  await platform.send(place, answer, 'k1', { ...attempt, again: true });
  expect(slack.commandReplies).toHaveLength(1);
  expect([missing(`${inPlace()} ${inDirect()}`), twice()]).toEqual([0, 0]);
});

test('a change reaches the pages in the direct message, and leaves the others', async () => {
  slack.failNext(RESPONSE, { kind: 'none' }, { kind: 'error', error: 'invalid_blocks' });
  const { messageId, furtherPages = [] } = await send();
  const pages = slack.messages.length;
  const [part] = answer.parts as [{ kind: 'relayed'; from: string; text: string }];
  const changed = { ...answer, parts: [{ ...part, text: part.text.replaceAll('note', 'memo') }] };
  const now = await platform.update(place, messageId, changed, { key: 'k1', furtherPages });
  expect(now).toEqual({ messageId, furtherPages });
  expect(slack.messages).toHaveLength(pages);
  expect(inDirect()).not.toContain('note.');
  // The new reply is short enough to be shown where the command was typed, so the pages in the direct message
  // are deleted.
  await platform.update(place, messageId, samples.greeting!, { key: 'k1', furtherPages });
  expect(slack.messages).toEqual([]);
});

test('an urgent reply is sent in full as a direct message, whatever was shown where it was typed', async () => {
  slack.failNext(RESPONSE, { kind: 'lost' });
  await platform.send(place, { ...answer, urgent: true }, 'k1', attempt);
  expect(missing(inDirect())).toBe(0);
});

test('a recall soon after a command is kept in the direct message', async () => {
  await platform.send(place, samples.greeting!, 'k1', { again: false, purpose: 'news' });
  expect([slack.commandReplies.length, slack.messages.length]).toEqual([0, 1]);
});
