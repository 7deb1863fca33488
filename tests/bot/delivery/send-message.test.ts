// Tests that whether a place is closed is decided in the transaction, because another process may have
// closed or opened it since it was read.
import { expect, test } from 'vitest';
import type { Place } from '../../../bot/model/messages/message.js';
import { personalPlaceOf } from '../../fakes/fake-platform.js';
import { handoffSteps } from '../../fakes/handoff-steps.js';
import { adviser, advisersChannel, createTestBot, practitioner } from '../../fakes/test-bot.js';
import { perTest } from '../../support/per-test.js';

const bot = perTest(createTestBot);
const { claimed, openOne } = handoffSteps(() => bot);

const chat = personalPlaceOf(practitioner);
const leftAt = async (place: Place) => (await bot.store.records.conversations.at(place))?.leftAt;

/** As another process does, between the last reading of a reply and its sending. */
function onceRead(act: () => Promise<void>): void {
  const { outgoing } = bot.store.records;
  const read = outgoing.delivery;
  let readings = 0;
  outgoing.delivery = async (key) => {
    const found = await read(key);
    if (key.startsWith('reply:')) readings += 1;
    if (readings === 2) await act();
    return found;
  };
}

test('a message is sent to someone who came back while it was about to be given up', async () => {
  await claimed();
  const { id } = (await bot.store.records.conversations.at(chat))!;
  await bot.inbox.receive({
    kind: 'message',
    id: 'reply',
    place: personalPlaceOf(adviser),
    from: adviser,
    sentAt: bot.ports.clock().toISOString(),
    text: 'Call them today.',
    attachments: [],
    mentionsBot: true,
  });
  await bot.store.records.conversations.change(id, { leftAt: bot.ports.clock().toISOString() });
  onceRead(() => bot.store.records.conversations.change(id, { leftAt: null }));
  await bot.settle();
  expect(bot.seenIn(practitioner).at(-1)).toBe('Bea: Call them today.');
  expect(await leftAt(chat)).toBeUndefined();
});

test('a card that arrived before the bot was removed from the channel does not open it', async () => {
  await openOne();
  const { id } = (await bot.store.records.conversations.at(advisersChannel))!;
  await bot.store.records.conversations.change(id, { leftAt: bot.ports.clock().toISOString() });
  const send = bot.platform.send.bind(bot.platform);
  const now = bot.ports.clock().getTime();
  bot.platform.send = async (place, ...message) => {
    const sent = await send(place, ...message);
    if (place.id !== advisersChannel.id) return sent;
    bot.ports.clock = () => new Date(now + 1_000);
    await bot.store.records.conversations.change(id, { leftAt: bot.ports.clock().toISOString() });
    return sent;
  };
  await bot.say({ platform: 'slack', id: 'eve' }, 'adviser');
  expect(bot.seenIn(advisersChannel)).toHaveLength(2);
  expect(await leftAt(advisersChannel)).toBe(bot.ports.clock().toISOString());
});
