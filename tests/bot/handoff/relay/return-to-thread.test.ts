// Tests that a practitioner whose request is in a thread of their private chat gets the replies that were
// kept for them, however they come back.
import { expect, test } from 'vitest';
import type { Place } from '../../../../bot/model/messages/message.js';
import { personalPlaceOf } from '../../../fakes/fake-platform.js';
import { handoffSteps } from '../../../fakes/handoff-steps.js';
import { adviser, createTestBot, practitioner } from '../../../fakes/test-bot.js';
import { perTest } from '../../../support/per-test.js';

const bot = perTest(createTestBot);
const { claim, escalationId } = handoffSteps(() => bot);

const WORDS = 'Call the police about Zora now.';
const chat = personalPlaceOf(practitioner);
const thread: Place = { ...chat, id: `${chat.id}:1700` };
const received = () =>
  [chat, thread].flatMap((place) => bot.seenIn(place)).filter((said) => said.includes(WORDS));

async function keptInThread(): Promise<void> {
  await bot.say(practitioner, 'Who refers Zora?', { place: thread });
  await bot.say(practitioner, 'adviser', { place: thread });
  await claim(adviser, await escalationId());
  bot.platform.close(thread.id);
  await bot.say(adviser, WORDS);
  bot.platform.open(thread.id);
  expect(received()).toEqual([]);
}

async function openApp(): Promise<void> {
  const sentAt = bot.ports.clock().toISOString();
  await bot.inbox.receive({
    kind: 'joined',
    id: `joined-${sentAt}`,
    place: chat,
    from: practitioner,
    sentAt,
  });
  await bot.settle();
}

test('when they write in the thread', async () => {
  await keptInThread();
  await bot.say(practitioner, 'I am back, any news?', { place: thread });
  expect(received()).toHaveLength(1);
});

test('when they open the app', async () => {
  await keptInThread();
  await openApp();
  expect(received()).toHaveLength(1);
});

test('when they open the app and then write in the thread', async () => {
  await keptInThread();
  await openApp();
  await bot.say(practitioner, 'I am back, any news?', { place: thread });
  expect(received()).toHaveLength(1);
});

test('when they write in another thread of the chat', async () => {
  await keptInThread();
  await bot.say(practitioner, 'I am back, any news?', { place: { ...chat, id: `${chat.id}:1800` } });
  expect(received()).toHaveLength(1);
});

test('when they write in the chat itself', async () => {
  await keptInThread();
  await bot.say(practitioner, 'I am back, any news?', { place: chat });
  expect(received()).toHaveLength(1);
});
