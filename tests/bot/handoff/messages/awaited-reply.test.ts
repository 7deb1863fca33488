// Tests when a practitioner counts as waiting for a reply, and an adviser is reminded of it.
import { expect, test } from 'vitest';
import { DeliveryFailure } from '../../../../knowledge/model/errors.js';
import { personalPlaceOf } from '../../../fakes/fake-platform.js';
import { handoffSteps } from '../../../fakes/handoff-steps.js';
import { adviser, createTestBot, practitioner, sharedChannel } from '../../../fakes/test-bot.js';
import { perTest } from '../../../support/per-test.js';

const bot = perTest(createTestBot);

const { claim, escalationId } = handoffSteps(() => bot);

const LONG = 'Keep the door locked until they come. '.repeat(120);

const request = async (id: string) => (await bot.store.records.escalations.find(id))!;
const awaitedSince = async (id: string) => (await request(id)).awaitsHolderSince;
const shownAsWaiting = async () => (await bot.queries.queue())[0]!.awaitsReplySince;

/** The platform refuses this piece of every reply. Returns how to stop that. */
function refusePiece(piece: number): () => void {
  const { send } = bot.platform;
  bot.platform.send = async (place, message, key, attempt) => {
    if (key.startsWith('reply:') && key.endsWith(`#${piece}`))
      throw new DeliveryFailure('It is too long.', 'Shorten it.', { fault: 'message' });
    return send(place, message, key, attempt);
  };
  return () => (bot.platform.send = send);
}

async function claimedUrgent(place = personalPlaceOf(practitioner)): Promise<string> {
  await bot.say(practitioner, 'A child is in danger now.', { place });
  const id = await escalationId();
  await claim(adviser, id);
  return id;
}

async function change(id: string, nth: number, text?: string): Promise<void> {
  const replies = await bot.store.records.escalations.relayed(id);
  const { message } = replies.filter(({ direction }) => direction === 'to-practitioner')[nth]!;
  const { platformMessageId: messageId } = (await bot.store.records.messages.find(message))!;
  const sentAt = bot.ports.clock().toISOString();
  const changed = {
    id: `change-${sentAt}`,
    place: personalPlaceOf(adviser),
    from: adviser,
    sentAt,
    messageId,
  };
  await bot.inbox.receive(
    text === undefined ? { ...changed, kind: 'delete' } : { ...changed, kind: 'edit', text },
  );
  await bot.settle();
}

test('a long reply has not arrived if the platform refused one piece of it', async () => {
  const id = await claimedUrgent();
  refusePiece(2);
  await bot.say(adviser, LONG);
  expect(await awaitedSince(id)).toBeDefined();
  expect(await shownAsWaiting()).toBeDefined();
  const { lines } = (await bot.queries.transcript(id, adviser))!;
  expect(lines.filter((line) => line.kind === 'said' && line.by === 'adviser')).toMatchObject([
    { delivered: false },
  ]);
  await bot.say(adviser, 'Call the police now.');
  expect(await awaitedSince(id)).toBeUndefined();
  expect(await shownAsWaiting()).toBeUndefined();
});

test.each([
  ['sends the piece again', LONG],
  ['leaves the piece out', 'Call the police now.'],
])('a long reply has arrived once an edit %s, and reminds no adviser then', async (_, text) => {
  const id = await claimedUrgent();
  const restore = refusePiece(2);
  await bot.later(60_000);
  await bot.say(adviser, LONG);
  restore();
  await bot.later(60_000);
  await change(id, 0, text === LONG ? `${LONG}Stay calm.` : text);
  expect(await shownAsWaiting()).toBeUndefined();
  expect(await awaitedSince(id)).toBeUndefined();
});

/** The reply waits, then is turned into a note, which begins a wait, and back. */
async function keptReplyEdited(id: string): Promise<void> {
  await bot.say(adviser, 'Call the police now.');
  await bot.later(60_000);
  await change(id, 0, '// Not sure about this.');
  expect(await awaitedSince(id)).toBeDefined();
  await bot.later(60_000);
  await change(id, 0, 'Call the police now.');
}

test('an adviser is reminded no more once a reply that waited for a private chat is sent there', async () => {
  const { personalPlace } = bot.platform;
  bot.platform.personalPlace = () =>
    Promise.reject(new DeliveryFailure('It is away.', 'Wait.', { fault: 'platform' }));
  const id = await claimedUrgent(sharedChannel);
  await keptReplyEdited(id);
  bot.platform.personalPlace = personalPlace;
  await bot.later(60_000);
  expect(bot.seenIn(practitioner).join('\n')).toContain('Call the police now.');
  expect(await awaitedSince(id)).toBeUndefined();
});

test('an adviser is reminded no more once a practitioner who comes back gets the reply', async () => {
  const id = await claimedUrgent();
  const place = personalPlaceOf(practitioner);
  const sentAt = bot.ports.clock().toISOString();
  await bot.inbox.receive({ kind: 'left', id: 'left', place, from: practitioner, sentAt });
  await keptReplyEdited(id);
  await bot.inbox.receive({ kind: 'joined', id: 'joined', place, from: practitioner, sentAt });
  await bot.settle();
  expect(bot.seenIn(practitioner).join('\n')).toContain('Call the police now.');
  expect(await awaitedSince(id)).toBeUndefined();
});

test('a message that the practitioner wrote after a reply that waited is still awaited', async () => {
  const id = await claimedUrgent();
  const place = personalPlaceOf(practitioner);
  const sentAt = bot.ports.clock().toISOString();
  await bot.inbox.receive({ kind: 'left', id: 'left', place, from: practitioner, sentAt });
  await bot.say(adviser, 'Call the police now.');
  await bot.later(60_000);
  await bot.say(practitioner, 'I have called them. What next?');
  expect(await awaitedSince(id)).toBeDefined();
});
