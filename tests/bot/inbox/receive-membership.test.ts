// Tests that everything in a place counts as reachable again once the bot is let back in.
import { expect, test } from 'vitest';
import type { Place } from '../../../bot/model/messages/message.js';
import { createTestBot, practitioner, sharedChannel } from '../../fakes/test-bot.js';
import { perTest } from '../../support/per-test.js';

const bot = perTest(createTestBot);
const thread = { ...sharedChannel, id: `${sharedChannel.id}:1700` };
const elsewhere = { ...sharedChannel, id: `${sharedChannel.id}2:1700` };

const conversationAt = async (place: Place) => (await bot.store.records.conversations.at(place))!;

async function lose(place: Place): Promise<void> {
  await bot.say(practitioner, 'What is the NRM?', { place });
  const { id } = await conversationAt(place);
  await bot.store.records.conversations.change(id, { leftAt: '2026-05-04T08:00:00Z' });
}

async function join(place: Place): Promise<void> {
  const sentAt = '2026-05-04T09:10:00Z';
  await bot.inbox.receive({ kind: 'joined', id: 'joined', place, from: practitioner, sentAt });
  await bot.settle();
}

test('threads of a channel that the bot is let back into can be written in again', async () => {
  await lose(thread);
  await lose(elsewhere);
  await join(sharedChannel);
  expect((await conversationAt(thread)).leftAt).toBeUndefined();
  expect((await conversationAt(elsewhere)).leftAt).toBeDefined();
});

test('so can the other channels that the bot is let into with it, and their threads', async () => {
  const group = { ...elsewhere, id: 'group', kind: 'group' } as const;
  const sameTeam = [`${sharedChannel.id}2`, elsewhere.id, group.id];
  bot.platform.isJoinedWith = (place) => sameTeam.includes(place.id);
  for (const place of [thread, elsewhere, group]) await lose(place);
  await join(sharedChannel);
  for (const place of [thread, elsewhere]) expect((await conversationAt(place)).leftAt).toBeUndefined();
  expect((await conversationAt(group)).leftAt).toBeDefined();
});
