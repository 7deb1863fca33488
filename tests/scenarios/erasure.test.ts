// Tests that editing, deleting or erasing a message changes it everywhere it was shown.
import { expect, test } from 'vitest';
import { wording } from '../../bot/wording/english/replies-wording.js';
import { personalPlaceOf } from '../fakes/fake-platform.js';
import { adviser, advisersChannel, createTestBot, practitioner } from '../fakes/test-bot.js';
import { perTest } from '../support/per-test.js';

const bot = perTest(createTestBot);

const last = (who: typeof practitioner) => bot.seenIn(who).at(-1);

async function openOne(): Promise<string> {
  await bot.say(practitioner, 'Who refers Zora?');
  await bot.say(practitioner, 'adviser');
  return (await bot.queries.queue())[0]!.escalation.id;
}

/** The minimum time between two updates of one message, because platforms limit updates. */
const UPDATES_APART_MS = 3_000;

const claim = (who: typeof practitioner, escalation: string) =>
  bot.press(who, { do: 'claim', escalation }, advisersChannel);

test('a message that was relayed and then deleted or edited changes on the other side as well', async () => {
  const id = await openOne();
  await claim(adviser, id);
  const event = await bot.say(practitioner, 'Zora is fifteen.');
  const change = { place: event.place, from: practitioner, sentAt: event.sentAt, messageId: event.id };
  await bot.inbox.receive({ ...change, kind: 'edit', id: 'x1', text: 'Zora is sixteen.' });
  await bot.settle();
  expect(bot.seenIn(adviser).slice(-2)).toEqual([
    'The practitioner (changed): Zora is sixteen.',
    'The practitioner edited a message above.',
  ]);
  await bot.inbox.receive({ ...change, kind: 'delete', id: 'x2' });
  await bot.later(UPDATES_APART_MS);
  expect(bot.seenIn(adviser).join()).not.toMatch(/fifteen|sixteen/);
  expect(bot.seenIn(adviser).at(-2)).toContain('The person who wrote this message has deleted it.');
});

test('erases what a person wrote, but not while an adviser waits for them', async () => {
  const id = await openOne();
  await bot.press(practitioner, { do: 'forget-me' });
  expect(last(practitioner)).toMatch(/To erase what you wrote, first choose or type “Cancel request”/);
  await bot.cancelRequest(practitioner);
  await bot.press(practitioner, { do: 'forget-me' });
  expect(last(practitioner)).toBe('Everything you wrote here has been erased.');
  await bot.later(UPDATES_APART_MS);
  const file = await bot.queries.escalation(id);
  expect(file?.question).toBeUndefined();
  expect(file?.escalation.practitioner.id).toBe('erased');
  expect(bot.seenIn(advisersChannel)[0]).toContain('has deleted it');
  const entries = await bot.queries.messagesIn(personalPlaceOf(practitioner), 0);
  expect(JSON.stringify(entries)).not.toMatch(/Who refers|\bAda\b/);
});

test('the buttons that would erase it again are gone', async () => {
  const button = `[${wording.forget.button}]`;
  for (let times = 0; times < 2; times += 1) await bot.say(practitioner, 'forget me');
  expect(bot.seenIn(practitioner).filter((seen) => seen.includes(button))).toHaveLength(2);
  await bot.press(practitioner, { do: 'forget-me' });
  await bot.later(UPDATES_APART_MS);
  const seen = bot.seenIn(practitioner).join();
  expect(seen).toContain('You cannot undo this');
  expect(seen).not.toContain(button);
});

test('a deleted question is gone from the card, too', async () => {
  const event = await bot.say(practitioner, 'Who refers Zora?');
  await bot.say(practitioner, 'adviser');
  const { place, from, sentAt } = event;
  await bot.inbox.receive({ kind: 'delete', id: 'd1', place, from, sentAt, messageId: event.id });
  await bot.settle();
  expect(bot.seenIn(advisersChannel)[0]).toContain('The person who wrote this question has deleted it.');
  expect(bot.seenIn(practitioner).join()).not.toContain('Who refers');
  expect((await bot.queries.queue())[0]?.question).toBeUndefined();
});
