// Tests that a private chat that the platform refused for good is tried again while the person in it needs
// something, for at most 7 days, and that only what is still true is sent.
import { expect, test } from 'vitest';
import { wording } from '../../../bot/wording/english/replies-wording.js';
import { DeliveryFailure } from '../../../knowledge/model/errors.js';
import { personalPlaceOf } from '../../fakes/fake-platform.js';
import { handoffSteps, MINUTE_MS } from '../../fakes/handoff-steps.js';
import { adviser, createTestBot, practitioner } from '../../fakes/test-bot.js';
import { perTest } from '../../support/per-test.js';

const bot = perTest(createTestBot);
const { claim, claimed, close, escalationId, openOne } = handoffSteps(() => bot);

const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
const chat = personalPlaceOf(practitioner);
const { handoff } = wording;

const seen = () => bot.seenIn(practitioner);
const isClosed = async () => (await bot.store.records.conversations.at(chat))?.leftAt !== undefined;
const tries = () => bot.platform.attempts;

/** The request is claimed by an adviser, whose replies do not arrive. */
async function repliedUnseen(...replies: string[]): Promise<string> {
  const id = await claimed();
  bot.platform.close(chat.id);
  for (const reply of replies) await bot.say(adviser, reply);
  expect(await isClosed()).toBe(true);
  return id;
}

async function hours(count: number): Promise<void> {
  for (let hour = 0; hour < count; hour += 1) await bot.later(HOUR_MS);
}

test('replies arrive once and in order within about an hour of the chat accepting messages again', async () => {
  await repliedUnseen('First.', 'Second.', 'Third.');
  await hours(3);
  const before = seen().length;
  bot.platform.open(chat.id);
  await bot.later(HOUR_MS);
  const arrived = [handoff.writtenWhileAway, 'Bea: First.', 'Bea: Second.', 'Bea: Third.'];
  expect(seen().slice(before)).toEqual(arrived);
  expect(await isClosed()).toBe(false);
  expect(bot.seenIn(adviser).filter((said) => said === wording.adviser.cameBack)).toHaveLength(1);
  await hours(3);
  await bot.say(practitioner, 'Thank you.');
  expect(seen().filter((said) => arrived.includes(said))).toEqual(arrived);
});

test('the adviser reads once that a reply did not arrive, not at every try', async () => {
  await repliedUnseen('First.');
  await hours(5);
  expect(bot.seenIn(adviser).filter((said) => said === wording.adviser.placeGone)).toHaveLength(1);
});

test('the chat is tried about every hour for 7 days, and not after that', async () => {
  const id = await repliedUnseen('First.');
  const tried = () => [...tries()].find(([key]) => key.startsWith(`handoff:${id}:returned:`))?.[1];
  await hours(5);
  expect(tried()).toBe(5);
  await bot.later(7 * DAY_MS - 6 * HOUR_MS);
  expect(tried()).toBe(6);
  await hours(3);
  expect(tried()).toBe(7);
  bot.platform.open(chat.id);
  await bot.later(DAY_MS);
  expect(tried()).toBe(7);
  expect(seen().join()).not.toContain('First.');
});

test('the numbers to call come first, then the answer, then the reply', async () => {
  bot.platform.close(chat.id);
  await bot.say(practitioner, 'The child is in danger now');
  await claim(adviser, await escalationId());
  await bot.say(adviser, 'Where is the child?');
  await hours(2);
  expect(seen()).toEqual([]);
  bot.platform.open(chat.id);
  await bot.later(HOUR_MS);
  expect(seen()[0]).toContain('999');
  expect(seen().filter((said) => said.includes('Police 999'))).toHaveLength(1);
  expect(seen()[1]).toContain('[1]');
  expect(seen().slice(2)).toEqual([handoff.writtenWhileAway, 'Bea: Where is the child?']);
});

test('the numbers of a request that an adviser marked as urgent go out first', async () => {
  const id = await repliedUnseen('First.');
  await bot.press(adviser, { do: 'make-urgent', escalation: id });
  const before = seen().length;
  bot.platform.open(chat.id);
  await bot.later(HOUR_MS);
  expect(seen()[before]).toContain(handoff.markedUrgent);
  expect(seen()[before]).toContain('999');
  expect(seen().slice(before + 1)).toEqual([handoff.writtenWhileAway, 'Bea: First.']);
});

test('an answer that did not arrive is sent', async () => {
  bot.platform.close(chat.id);
  await bot.say(practitioner, 'Who refers a child?');
  await hours(1);
  expect(seen()).toEqual([]);
  bot.platform.open(chat.id);
  await bot.later(HOUR_MS);
  expect(seen()).toHaveLength(1);
  expect(seen()[0]).toContain('[1]');
});

test('someone who only waits reads the present state of their request, not an earlier one', async () => {
  const id = await openOne();
  bot.platform.close(chat.id);
  await hours(2);
  expect(await isClosed()).toBe(true);
  await bot.later(50 * MINUTE_MS);
  await claim(adviser, id);
  const before = seen().length;
  bot.platform.open(chat.id);
  await bot.later(10 * MINUTE_MS);
  expect(seen().slice(before)).toEqual([wording.status.claimed('Bea')]);
});

test('a try that is held up is not sent once it is no longer true', async () => {
  const id = await openOne();
  bot.platform.close(chat.id);
  await hours(1);
  expect(await isClosed()).toBe(true);
  bot.platform.open(chat.id);
  const send = bot.platform.send.bind(bot.platform);
  bot.platform.send = async (place, message, key, attempt) => {
    if (!key.includes(':again:1:')) return send(place, message, key, attempt);
    throw new DeliveryFailure('Busy.', 'Wait.', { fault: 'platform', retryAfterMs: MINUTE_MS });
  };
  const before = seen().length;
  await bot.later(HOUR_MS);
  await claim(adviser, id);
  await bot.later(2 * MINUTE_MS);
  expect(seen().slice(before)).toEqual([wording.status.claimed('Bea')]);
});

test('someone whose request was closed gets the replies, and reads that it is closed', async () => {
  const id = await repliedUnseen('First.');
  await close(id);
  const before = seen().length;
  bot.platform.open(chat.id);
  await bot.later(HOUR_MS);
  expect(seen().slice(before)).toEqual([handoff.writtenWhileAway, 'Bea: First.', handoff.resolved('Bea')]);
});

test('someone whose request was closed without a reply reads so', async () => {
  const id = await claimed();
  bot.platform.close(chat.id);
  await close(id);
  const before = seen().length;
  bot.platform.open(chat.id);
  await bot.later(HOUR_MS);
  expect(seen().slice(before)).toHaveLength(1);
  expect(seen().at(-1)).toContain(handoff.noReply);
});

test('nothing is tried for someone who needs nothing', async () => {
  await openOne();
  await bot.cancelRequest(practitioner);
  const left = { place: chat, from: practitioner, sentAt: bot.ports.clock().toISOString() };
  await bot.inbox.receive({ ...left, kind: 'left', id: 'left' });
  const sent = tries().size;
  await hours(3);
  expect(tries().size).toBe(sent);
});
