// Tests messages that a platform refuses, delays, duplicates or reorders.
import { expect, test } from 'vitest';
import { DeliveryFailure } from '../../knowledge/model/errors.js';
import type { IncomingEvent } from '../../bot/model/messages/message.js';
import { personalPlaceOf } from '../fakes/fake-platform.js';
import { SAMPLE_QUOTE } from '../fakes/samples/sample-answers.js';
import { adviser, advisersChannel, createTestBot, practitioner } from '../fakes/test-bot.js';
import { perTest } from '../support/per-test.js';

const bot = perTest(createTestBot);

const chat = personalPlaceOf(practitioner);
const fault = (options = {}) => new DeliveryFailure('The platform is busy.', 'Wait.', options);

async function handoff(): Promise<string> {
  await bot.say(practitioner, 'adviser');
  const { id } = (await bot.queries.queue())[0]!.escalation;
  await bot.press(adviser, { do: 'claim', escalation: id }, advisersChannel);
  return id;
}

test('tries again later, in the order in which messages were to leave', async () => {
  bot.platform.failNext(fault());
  await bot.say(practitioner, 'Who refers a child?');
  expect(bot.seenIn(practitioner)).toEqual([]);
  await bot.later(10_000);
  const [greeting, answer] = bot.seenIn(practitioner);
  expect(greeting).toMatch(/emergency service/);
  expect(answer).toContain(SAMPLE_QUOTE);
});

test('waits as long as the platform asks', async () => {
  bot.platform.failNext(fault({ retryAfterMs: 60_000 }));
  await bot.say(practitioner, 'help');
  await bot.later(59_000);
  expect(bot.platform.posted).toEqual([]);
  await bot.later(2_000);
  expect(bot.platform.posted.length).toBeGreaterThan(0);
});

test('tells the platform that an attempt is a repeat, under the same key', async () => {
  const seen: [string, boolean | undefined][] = [];
  const send = bot.platform.send.bind(bot.platform);
  bot.platform.send = (place, message, key, attempt) => {
    seen.push([key, attempt?.again]);
    return send(place, message, key, attempt);
  };
  bot.platform.failNext(fault());
  await bot.say(practitioner, 'help');
  await bot.later(10_000);
  const [first, second] = seen;
  expect(first?.[1]).toBe(false);
  expect(second).toEqual([first?.[0], true]);
});

test('does not send again what was recorded as sent', async () => {
  await bot.say(practitioner, 'help');
  const { key } = bot.platform.posted[0]!;
  const now = bot.ports.clock().toISOString();
  await bot.store.transaction(({ jobs }) =>
    jobs.enqueue({ kind: 'send', payload: { key }, lane: 'place:again' }, now),
  );
  await bot.settle();
  expect(bot.platform.attempts.get(key)).toBe(1);
});

test('a place that is gone is not tried again, and the adviser hears that the reply did not arrive', async () => {
  await handoff();
  bot.platform.close(chat.id);
  await bot.say(adviser, 'The local authority refers.');
  expect(bot.seenIn(adviser).at(-1)).toMatch(/could not be delivered/);
  const conversation = await bot.store.records.conversations.at(chat);
  expect(conversation?.leftAt).toBeDefined();
  await bot.say(adviser, 'Are you there?');
  expect(bot.seenIn(adviser).filter((text) => /could not be delivered/.test(text))).toHaveLength(2);
});

test('a practitioner who comes back is reached again', async () => {
  const left = { place: chat, from: practitioner, sentAt: '2026-05-04T09:00:00Z' };
  await handoff();
  await bot.inbox.receive({ ...left, kind: 'left', id: 'l1' });
  await bot.settle();
  expect(bot.seenIn(adviser).at(-1)).toMatch(/has left the chat or removed the app/);
  await bot.say(practitioner, 'I am back.');
  await bot.say(adviser, 'Good.');
  expect(bot.seenIn(practitioner).at(-1)).toBe('Bea: Good.');
});

test('when the holder’s private chat closes, what the practitioner wrote goes to the thread, redacted', async () => {
  await handoff();
  bot.platform.close(personalPlaceOf(adviser).id);
  await bot.say(practitioner, 'Zora is fifteen.');
  const thread = bot.platform.posted.filter(({ place }) => place.startsWith(`${advisersChannel.id}:`));
  expect(thread.map(({ message }) => JSON.stringify(message)).join()).toContain('[name 1] is fifteen.');
  expect(JSON.stringify(thread)).not.toContain('Zora');
});

test('says truthfully that the advisers could not be reached, and gives contacts', async () => {
  bot.platform.close(advisersChannel.id);
  await bot.say(practitioner, 'adviser');
  expect(bot.seenIn(practitioner).at(-1)).toMatch(/have not been able to reach the advisers[^]*Police 999/);
});

test('a message deleted while the platform is away for a quarter of an hour disappears from the other chat', async () => {
  await handoff();
  const said = await bot.say(practitioner, 'She lives at 4 Mill Lane.');
  const { update } = bot.platform;
  bot.platform.update = () => Promise.reject(fault({ fault: 'platform' }));
  await bot.inbox.receive({ ...said, kind: 'delete', id: 'd1', messageId: said.id });
  for (let minute = 0; minute < 15; minute += 1) await bot.later(60_000);
  bot.platform.update = update;
  await bot.later(60_000);
  expect(bot.seenIn(adviser).join()).not.toContain('Mill Lane');
});

test('a message deleted after the platform’s reply was lost disappears from the other chat', async () => {
  await handoff();
  const send = bot.platform.send.bind(bot.platform);
  bot.platform.send = async (place, message, key, attempt) => {
    // As in Slack, a second attempt finds the message that the first attempt posted, by its key.
    const found = bot.platform.posted.find((one) => one.key === key);
    const posted = found ?? (await send(place, message, key, attempt));
    if (!found && JSON.stringify(message).includes('Mill Lane')) throw fault();
    return posted;
  };
  const said = await bot.say(practitioner, 'She lives at 4 Mill Lane.');
  expect(bot.seenIn(adviser).join()).toContain('Mill Lane');
  await bot.inbox.receive({ ...said, kind: 'delete', id: 'd1', messageId: said.id });
  // Processes the deletion before the message is sent a second time.
  await bot.settle();
  await bot.later(60_000);
  await bot.later(60_000);
  expect(bot.seenIn(adviser).join()).not.toContain('Mill Lane');
});

test('events that come doubled and out of order leave one of everything', async () => {
  const base = { place: chat, from: practitioner, sentAt: '2026-05-04T09:00:00Z' };
  const events: IncomingEvent[] = [
    { ...base, kind: 'edit', id: 'e2', messageId: 'm1', text: 'Who decides?' },
    { ...base, kind: 'message', id: 'm1', text: 'Who refers?', attachments: [], mentionsBot: true },
    { ...base, kind: 'action', id: 'a1', action: { do: 'talk-to-adviser' } },
  ];
  await Promise.all([...events, ...events].map((event) => bot.inbox.receive(event)));
  await bot.settle();
  for (const event of events) expect(await bot.inbox.receive(event)).toEqual({ duplicate: true });
  await bot.settle();
  expect(bot.seenIn(practitioner).filter((text) => text.includes(SAMPLE_QUOTE))).toHaveLength(1);
  expect(await bot.queries.queue()).toHaveLength(1);
  expect(bot.platform.in(advisersChannel.id)).toHaveLength(1);
});
