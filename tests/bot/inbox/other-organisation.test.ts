// Tests that someone of another organisation counts as one person in their private chat, although Slack does
// not name their organisation with a reaction or when they open the app.
import { expect, test } from 'vitest';
import { personalPlaceOf } from '../../fakes/fake-platform.js';
import { handoffSteps } from '../../fakes/handoff-steps.js';
import { adviser, createTestBot, practitioner, sharedChannel } from '../../fakes/test-bot.js';
import { perTest } from '../../support/per-test.js';

const bot = perTest(createTestBot);
const { claimed } = handoffSteps(() => bot);
const chat = personalPlaceOf(practitioner);
const asNamedBySlack = { platform: 'slack', id: 'ours:ada' } as const;
const sentAt = '2026-05-04T09:01:00Z';

async function receive(event: { kind: 'joined' } | { kind: 'reaction'; messageId: string }, place = chat) {
  const reaction = { reaction: '👍', removed: false };
  await bot.inbox.receive({ ...reaction, ...event, id: event.kind, place, from: asNamedBySlack, sentAt });
  await bot.settle();
}
const personIn = async (place = chat) => (await bot.store.records.conversations.at(place))?.person?.id;

test('passes on their reaction to the adviser’s message', async () => {
  await claimed();
  await bot.say(adviser, 'The local authority refers.');
  const { messageId } = bot.platform.in(chat.id).at(-1)!;
  await receive({ kind: 'reaction', messageId });
  expect(bot.seenIn(adviser).join('\n')).toContain('👍');
  expect(await personIn()).toBe(practitioner.id);
});

test('still knows who they are after they open the app', async () => {
  await bot.say(practitioner, 'Who refers?');
  await receive({ kind: 'joined' });
  expect(await personIn()).toBe(practitioner.id);
});

test('counts someone who adds the app to a channel as themselves', async () => {
  await bot.say(practitioner, 'Who refers?', { place: sharedChannel });
  await receive({ kind: 'joined' }, sharedChannel);
  expect(await personIn(sharedChannel)).toBe(asNamedBySlack.id);
});

test('shows them their own request in the App Home', async () => {
  await claimed();
  expect((await bot.queries.home(asNamedBySlack, chat)).requests).toHaveLength(1);
  expect((await bot.queries.home(asNamedBySlack, sharedChannel)).requests).toEqual([]);
});
