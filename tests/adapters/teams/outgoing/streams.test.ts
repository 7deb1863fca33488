// Streams progress and answers in a personal chat: real Bot Framework, real HTTP and Microsoft's rules.
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Place } from '../../../../bot/model/messages/message.js';
import type { TeamsConfig } from '../../../../adapters/teams/outgoing/platform.js';
import type { ScriptedReply } from '../../../fakes/fake-teams/fake-teams.js';
import { channelMessage, groupMessage, personalMessage } from '../../../fakes/fake-teams/activities.js';
import { streamInfo } from '../../../fakes/fake-teams/streaming-rules.js';
import { broadcastLine } from '../../../fakes/broadcast-line.js';
import { startHarness, type Harness } from '../harness.js';
import { answered, unanswerable, urgent, written } from '../rendering/samples.js';

/** Faster updates than in production, for short tests. Limits that only matter after failures are long. */
const PACE = { first: 20, between: 60, longest: 100_000, patience: 10_000 };
const SENTENCES = ['A child need not agree to a referral.', 'An adult must consent to one.'];
const claims = (count: number) => SENTENCES.slice(0, count).map((text) => ({ text, sources: [] }));

let harness: Harness;
let others: Harness[] = [];
const start = (config: Partial<TeamsConfig> = {}) => startHarness({ streamPace: PACE, ...config });
beforeEach(async () => {
  others = [];
  harness = await start();
});
afterEach(async () => {
  for (const one of [harness, ...others]) await one.close();
});

async function placeOf(activity: (serviceUrl: string) => object, on = harness): Promise<Place> {
  await on.deliver(activity(on.teams.serviceUrl) as Record<string, unknown>);
  return on.inbox.events.at(-1)!.place;
}

const pieces = () => harness.teams.calls.filter(({ body }) => streamInfo(body));
const kinds = () => pieces().map(({ body }) => streamInfo(body)!.streamType);
const cards = () => harness.teams.calls.filter(({ body }) => body?.attachments);
const seen = (count: number) =>
  expect.poll(() => pieces().length, { interval: 5 }).toBeGreaterThanOrEqual(count);
const isFinal: ScriptedReply['fits'] = ({ body }) => streamInfo(body)?.streamType === 'final';
const isPiece: ScriptedReply['fits'] = ({ body }) => streamInfo(body)?.streamType === 'streaming';
const isStart: ScriptedReply['fits'] = ({ body }) => streamInfo(body)?.streamType === 'informative';

/** Restarts the harness with short time limits, for tests in which the service does not respond. */
async function expectSilence({ hang }: ScriptedReply): Promise<void> {
  if (!hang) return;
  await harness.close();
  harness = await start({ callLimitMs: 1_000, streamPace: { ...PACE, patience: 500 } });
}

/** Streams an answer up to its first sentence. */
async function stream(place: Place): Promise<void> {
  await harness.platform.showProgress(place, 'searching');
  await seen(1);
  await harness.platform.showProgress(place, 'checking', claims(1));
  await seen(2);
}

test('says what it is doing, shows the sentences as they come, and ends with the whole card', async () => {
  const place = await placeOf(personalMessage);
  await stream(place);
  await harness.platform.showProgress(place, 'checking', claims(2));
  await seen(3);
  const { messageId } = await harness.platform.send(place, written, 'answer-1', { again: false });
  expect(kinds()).toEqual(['informative', 'streaming', 'streaming', 'final']);
  expect(pieces()[0]!.body.text).toBe('Searching the guidance…');
  expect(pieces()[2]!.body.text).toBe(SENTENCES.join('\n\n'));
  const last = pieces().at(-1)!;
  expect(messageId).toBe(`a:personal-chat/${pieces()[0]!.given}`);
  expect(last.body.attachments[0].content.body.length).toBeGreaterThan(3);
  expect(last.body.entities.map(({ type }: { type: string }) => type)).toEqual([
    'https://schema.org/Message',
    'streaminfo',
  ]);
  expect(cards()).toHaveLength(1);
});

test('an answer that is there at once opens no stream', async () => {
  await harness.close();
  harness = await start({ streamPace: { ...PACE, first: 1_500 } });
  const place = await placeOf(personalMessage);
  await harness.platform.showProgress(place, 'searching');
  await harness.platform.send(place, answered, 'answer-1');
  await wait(1_600);
  expect(kinds()).toEqual([]);
  expect(cards()).toHaveLength(1);
});

test('streams in no group and no channel', async () => {
  for (const where of [groupMessage, channelMessage]) {
    const place = await placeOf(where);
    await harness.platform.showProgress(place, 'searching');
    await wait(PACE.first * 3);
    await harness.platform.send(place, answered, `answer-${place.kind}`);
  }
  expect(kinds()).toEqual([]);
});

test('what is urgent waits for no stream', async () => {
  const place = await placeOf(personalMessage);
  await stream(place);
  await harness.platform.send(place, urgent, 'urgent-1');
  expect(harness.teams.calls.at(-1)!.body.summary).toBe(urgent.summary);
  await harness.platform.send(place, written, 'answer-1');
  expect(kinds().at(-1)).toBe('final');
});

test('whatever is sent next ends the stream, so that no message moves above an earlier one', async () => {
  const place = await placeOf(personalMessage);
  await stream(place);
  await harness.platform.send(place, unanswerable, 'notice-1');
  await harness.platform.send(place, written, 'answer-1');
  expect(cards().map(({ body }) => Boolean(streamInfo(body)))).toEqual([true, false]);
  // A sentence that is not in the final answer is removed from the screen.
  expect(cards()[0]!.body.text ?? '').toBe('');
});

test('the completed message can be replaced like any other', async () => {
  const place = await placeOf(personalMessage);
  await stream(place);
  const { messageId } = await harness.platform.send(place, written, 'answer-1');
  await harness.platform.update(place, messageId, unanswerable);
  expect(harness.teams.calls.at(-1)).toMatchObject({
    method: 'PUT',
    path: `/v3/conversations/a:personal-chat/activities/${pieces()[0]!.given}`,
  });
});

test('a stream in which no sentence was shown ends with the summary as its text, if Teams wants text', async () => {
  const place = await placeOf(personalMessage);
  await harness.platform.showProgress(place, 'searching');
  await seen(1);
  harness.teams.script({ status: 400, code: 'BadSyntax', fits: isFinal });
  await harness.platform.send(place, written, 'answer-1');
  const [refused, final, ...more] = cards();
  expect([refused!.answered, final!.answered, more]).toEqual([400, 202, []]);
  expect(refused!.body.text).toBeUndefined();
  expect(final!.body).toMatchObject({ text: written.summary, attachments: [{}] });
  expect(streamInfo(final!.body)?.streamType).toBe('final');
});

test.each<[string, ScriptedReply]>([
  ['403 ContentStreamNotAllowed', { status: 403, code: 'ContentStreamNotAllowed' }],
  ['400 of a client without streaming', { status: 400, code: 'BadRequest' }],
  ['429', { status: 429 }],
  ['500', { status: 500 }],
  ['no answer', { hang: true }],
  ['an answer that is lost', { lost: true }],
])('%s to the first piece: one plain card, without a stream', async (_, reply) => {
  await expectSilence(reply);
  const place = await placeOf(personalMessage);
  harness.teams.script({ ...reply, fits: isStart });
  await harness.platform.showProgress(place, 'searching');
  await seen(1);
  await harness.platform.showProgress(place, 'checking', claims(1));
  await harness.platform.send(place, written, 'answer-1');
  expect(cards()).toHaveLength(1);
  expect(streamInfo(cards()[0]!.body)).toBeUndefined();
});

test('a chat that may not stream is not asked again for each question', async () => {
  const place = await placeOf(personalMessage);
  harness.teams.script({ status: 403, code: 'ContentStreamNotAllowed', fits: isStart });
  for (const key of ['answer-1', 'answer-2']) {
    await harness.platform.showProgress(place, 'searching');
    await wait(PACE.first * 4);
    await harness.platform.send(place, written, key);
  }
  expect(pieces()).toHaveLength(1);
  expect(cards()).toHaveLength(2);
});

test.each<[string, ScriptedReply, 'final' | 'plain']>([
  ['403, as after Stop or two minutes', { status: 403, code: 'ContentStreamNotAllowed' }, 'plain'],
  ['400', { status: 400, code: 'BadRequest' }, 'plain'],
  ['429', { status: 429 }, 'final'],
  ['500', { status: 500 }, 'final'],
  ['no answer', { hang: true }, 'final'],
  ['an answer that is lost', { lost: true }, 'final'],
])('%s to a later piece: the person gets the card once', async (_, reply, form) => {
  await expectSilence(reply);
  const place = await placeOf(personalMessage);
  await harness.platform.showProgress(place, 'searching');
  await seen(1);
  harness.teams.script({ ...reply, fits: isPiece });
  await harness.platform.showProgress(place, 'checking', claims(1));
  await seen(2);
  await harness.platform.showProgress(place, 'checking', claims(2));
  await harness.platform.send(place, written, 'answer-1');
  expect(cards()).toHaveLength(1);
  expect(streamInfo(cards()[0]!.body)?.streamType ?? 'plain').toBe(form);
});

test.each<[string, ScriptedReply]>([
  ['403 ContentStreamNotAllowed', { status: 403, code: 'ContentStreamNotAllowed' }],
  ['400', { status: 400, code: 'BadRequest' }],
  ['413', { status: 413, code: 'MessageSizeTooBig' }],
  ['429', { status: 429 }],
])('%s to the last piece: the plain form follows at once, and once', async (_, reply) => {
  const place = await placeOf(personalMessage);
  await stream(place);
  harness.teams.script({ ...reply, fits: isFinal });
  await harness.platform.send(place, written, 'answer-1');
  const [refused, plain, ...more] = cards();
  expect([refused!.answered, plain!.answered, more]).toEqual([reply.status, 201, []]);
  expect(streamInfo(plain!.body)).toBeUndefined();
});

test.each<[string, ScriptedReply]>([
  ['500', { status: 500 }],
  ['no answer', { hang: true }],
  ['an answer that is lost', { lost: true }],
])('%s to the last piece: it may have arrived, so the next attempt writes over it', async (_, reply) => {
  await expectSilence(reply);
  const place = await placeOf(personalMessage);
  await stream(place);
  harness.teams.script({ ...reply, fits: isFinal });
  await expect(harness.platform.send(place, written, 'answer-1')).rejects.toThrow();
  const { messageId } = await harness.platform.send(place, written, 'answer-1', { again: true });
  expect(messageId).toBe(`a:personal-chat/${pieces()[0]!.given}`);
  expect(cards().map(({ method }) => method)).toEqual(['POST', 'PUT']);
});

test('a chat in which Teams refuses the end of a stream is not streamed to again', async () => {
  const place = await placeOf(personalMessage);
  await stream(place);
  harness.teams.script({ status: 400, code: 'BadRequest', fits: isFinal });
  await harness.platform.send(place, written, 'answer-1');
  const before = pieces().length;
  await harness.platform.showProgress(place, 'searching');
  await wait(PACE.first * 5);
  expect(pieces()).toHaveLength(before);
});

test('where it cannot be written over, the card is posted on its own', async () => {
  const place = await placeOf(personalMessage);
  await stream(place);
  harness.teams.script({ status: 500, fits: isFinal });
  harness.teams.script({
    status: 404,
    code: 'ActivityNotFoundInConversation',
    fits: ({ method }) => method === 'PUT',
  });
  await expect(harness.platform.send(place, written, 'answer-1')).rejects.toThrow();
  await harness.platform.send(place, written, 'answer-1', { again: true });
  expect(cards().map(({ method, answered: status }) => [method, status])).toEqual([
    ['POST', 500],
    ['PUT', 404],
    ['POST', 201],
  ]);
});

test('a stream that is too old for Teams is left, and the card comes on its own', async () => {
  await harness.close();
  harness = await start({ streamPace: { ...PACE, longest: 150 } });
  const place = await placeOf(personalMessage);
  await stream(place);
  await wait(160);
  await harness.platform.send(place, written, 'answer-1');
  expect(streamInfo(cards()[0]!.body)).toBeUndefined();
});

test('a process that did not open the stream completes it', async () => {
  const said: string[] = [];
  const line = broadcastLine(said);
  await harness.close();
  harness = await start({ broadcast: line() });
  const place = await placeOf(personalMessage);
  const sender = await startHarness({
    streamPace: PACE,
    broadcast: line(),
    credentials: harness.teams.credentials,
  });
  others.push(sender);
  await stream(place);
  // Other processes only learn of the sentence once Teams has accepted it.
  await expect.poll(() => said.join(), { interval: 5 }).toContain(SENTENCES[0]);
  await sender.platform.send(place, written, 'answer-1');
  expect(kinds()).toEqual(['informative', 'streaming', 'final']);
  expect(cards()[0]!.body.text).toBe(SENTENCES[0]);
  // The process that opened the stream sends no more updates, and does not complete the stream again.
  await harness.platform.send(place, unanswerable, 'notice-1');
  expect(kinds()).toHaveLength(3);
});

test('other processes hear of a sentence once Teams has it, and not while it waits for its turn', async () => {
  const said: string[] = [];
  await harness.close();
  harness = await start({ broadcast: broadcastLine(said)() });
  const place = await placeOf(personalMessage);
  harness.teams.trouble = ({ body }) => {
    if (streamInfo(body)?.streamType === 'informative')
      void harness.platform.showProgress(place, 'checking', claims(1));
    return undefined;
  };
  await harness.platform.showProgress(place, 'searching');
  await expect.poll(() => said.length, { interval: 5 }).toBe(2);
  expect(said.map((notice) => notice.includes(SENTENCES[0]!))).toEqual([false, true]);
});
