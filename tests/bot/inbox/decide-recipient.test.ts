// Tests who receives a message in a personal thread while the person who wrote it has a request.
import { beforeEach, expect, test } from 'vitest';
import type { Place } from '../../../bot/model/messages/message.js';
import { personalPlaceOf } from '../../fakes/fake-platform.js';
import { handoffSteps } from '../../fakes/handoff-steps.js';
import { createTestBot, practitioner } from '../../fakes/test-bot.js';
import { perTest } from '../../support/per-test.js';

const bot = perTest(createTestBot);
const { openOne } = handoffSteps(() => bot);
beforeEach(async () => {
  await openOne();
});

const chat = personalPlaceOf(practitioner);
const question = 'Who decides about her stay?';
async function isAnswered(place: Partial<Place>): Promise<boolean> {
  await bot.say(practitioner, question, { place: { ...chat, ...place }, threadOf: '1700' });
  return bot.asked.at(-1)?.text === question;
}

test('is the adviser in a thread of the chat with the request', async () => {
  expect(await isAnswered({ id: `${chat.id}:1700` })).toBe(false);
});

test('is the guidance in a thread of a chat whose id only begins the same', async () => {
  expect(await isAnswered({ id: `${chat.id}m:1700` })).toBe(true);
});

test('is the adviser in the chat itself, after an answer in a thread of it', async () => {
  await isAnswered({ id: `${chat.id}:1700` });
  await bot.say(practitioner, question);
  expect(bot.asked.at(-1)?.text).not.toBe(question);
  const [request] = await bot.store.records.escalations.open();
  expect(await bot.store.records.escalations.relayed(request!.id)).toHaveLength(2);
  expect((await bot.store.records.conversations.find(request!.conversation))?.place.id).toBe(chat.id);
});
