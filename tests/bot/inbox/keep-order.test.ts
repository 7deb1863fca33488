// Tests that a person’s messages keep their order, even if the platform delivers them in another order.
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { keepOrder } from '../../../bot/inbox/keep-order.js';
import type { IncomingEvent } from '../../../bot/model/messages/message.js';
import { wording } from '../../../bot/wording/english/replies-wording.js';
import { createFakePlatform, personalPlaceOf } from '../../fakes/fake-platform.js';
import { adviser, advisersChannel, createTestBot, practitioner, type TestBot } from '../../fakes/test-bot.js';

let bot: TestBot;
beforeEach(async () => {
  const platform = { ...createFakePlatform(), mayReorder: true as const };
  bot = await createTestBot({ platforms: new Map([['slack', platform]]) });
});
afterEach(() => {
  vi.useRealTimers();
  return bot.close();
});

function message(text: string, second: number, from = practitioner): IncomingEvent {
  const sentAt = `2026-05-04T09:00:${String(second).padStart(2, '0')}.000Z`;
  const place = personalPlaceOf(from);
  return { kind: 'message', id: text, place, from, sentAt, text, attachments: [], mentionsBot: true };
}

const stored = async () => {
  const [chat] = await bot.store.records.conversations.of(practitioner);
  return (await bot.store.records.messages.of(practitioner, chat!.id)).map(({ text }) => text);
};

test('messages that arrive together in the wrong order are stored in the order they were written', async () => {
  await Promise.all([3, 1, 5, 2, 4].map((n) => bot.inbox.receive(message(`Question ${n}`, n))));
  expect(await stored()).toEqual([1, 2, 3, 4, 5].map((n) => `Question ${n}`));
});

test('a message that arrives just after a later one is stored before it', async () => {
  vi.useFakeTimers({ toFake: ['performance'] });
  const later = bot.inbox.receive(message('Second', 2));
  // Only the fake clock counts. The real pauses give each message time to reach the lane.
  await pause(60);
  vi.advanceTimersByTime(40);
  const earlier = bot.inbox.receive(message('First', 1));
  await pause(60);
  vi.advanceTimersByTime(60);
  await Promise.all([later, earlier]);
  expect(await stored()).toEqual(['First', 'Second']);
});

/** Platforms that never reorder messages, so nothing is held back. */
const IN_ORDER = { platforms: new Map() };

/**
 * Makes an inbox that records the ID of each event when it starts to handle the event. The event “Broken”
 * fails.
 */
function recordingInbox(ports: Parameters<typeof keepOrder>[1] = IN_ORDER) {
  const begun: string[] = [];
  const held = new Map<string, Promise<void>>();
  const receive = async ({ id }: IncomingEvent) => {
    begun.push(id);
    await held.get(id);
    if (id === 'Broken') throw new Error('away');
    return { duplicate: false };
  };
  return { begun, held, inbox: keepOrder({ receive }, ports) };
}

test('an edit that comes while its message is held back waits for it', async () => {
  const { begun, inbox } = recordingInbox(bot.ports);
  const edit: IncomingEvent = {
    kind: 'edit',
    id: 'Edit',
    messageId: 'First',
    place: personalPlaceOf(practitioner),
    from: practitioner,
    sentAt: '2026-05-04T09:00:09.000Z',
    text: 'First, edited',
  };
  await Promise.all([message('First', 1), edit].map(inbox.receive));
  expect(begun).toEqual(['First', 'Edit']);
});

test('one that fails does not hold up those behind it', async () => {
  const { inbox } = recordingInbox();
  const outcomes = await Promise.allSettled([message('Broken', 1), message('Fine', 2)].map(inbox.receive));
  expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'fulfilled']);
});

test('people do not wait for one another', async () => {
  const { begun, held, inbox } = recordingInbox();
  let release = (): void => undefined;
  held.set('Mine', new Promise((resolve) => (release = resolve)));
  const mine = ['Mine', 'Mine too'].map((text, n) => inbox.receive(message(text, n)));
  await inbox.receive(message('Theirs', 1, adviser));
  expect(begun).toEqual(['Mine', 'Theirs']);
  release();
  await Promise.all(mine);
  expect(begun).toEqual(['Mine', 'Theirs', 'Mine too']);
});

test('a message delivered again much later is passed on with the time when it was written', async () => {
  await bot.say(practitioner, 'adviser');
  const { id } = (await bot.queries.queue())[0]!.escalation;
  await bot.press(adviser, { do: 'claim', escalation: id }, advisersChannel);
  await bot.inbox.receive(message('Second', 5));
  await bot.later(60_000);
  await bot.inbox.receive(message('First', 3));
  await bot.settle();
  const relayed = bot.ports.platforms.get('slack') as ReturnType<typeof createFakePlatform>;
  const seen = relayed.in(personalPlaceOf(adviser).id).map(({ message: one }) => JSON.stringify(one.parts));
  expect(seen.find((words) => words.includes('Second'))).not.toContain(wording.adviser.writtenEarlier);
  expect(seen.find((words) => words.includes('First'))).toContain(wording.adviser.writtenEarlier);
});
