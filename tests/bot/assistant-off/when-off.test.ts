// Tests that buttons that ask a question do nothing while the assistant is off, and that what people read then
// still says what to do in danger.
import { expect, test } from 'vitest';
import type { Action } from '../../../bot/model/messages/action.js';
import { turnOff } from '../../../bot/assistant-off/turn-switch.js';
import { personalPlaceOf } from '../../fakes/fake-platform.js';
import { createTestBot, practitioner, sharedChannel } from '../../fakes/test-bot.js';
import { perTest } from '../../support/per-test.js';

const bot = perTest(createTestBot);

const asking: [string, (about: { message: string; answer: string }) => Action][] = [
  ['as a follow-up', ({ message }) => ({ do: 'ask-follow-up', message })],
  ['from the guidance as well', ({ message }) => ({ do: 'ask-guidance', message })],
  ['a language model too', ({ answer }) => ({ do: 'ask-service', answer })],
  ['for a nation', ({ message }) => ({ do: 'set-nation', jurisdiction: 'wales', question: message })],
];

test.each(asking)('asking %s does not take away the answer that is there', async (_, action) => {
  await bot.say(practitioner, 'Who refers Zora?');
  const { conversations, answers } = bot.store.records;
  const { id } = (await conversations.at(personalPlaceOf(practitioner)))!;
  const latest = async () => (await answers.latestIn(id))!;
  const answer = await latest();
  const seen = bot.seenIn(practitioner);
  await turnOff(bot.ports, { name: 'chat', message: 'Back on Monday.', reason: 'A test', by: 'Ann' });
  await bot.press(practitioner, action({ message: answer.message, answer: answer.id }));
  expect(bot.seenIn(practitioner)).toEqual([...seen, expect.stringContaining('Back on Monday.')]);
  expect(await latest()).toEqual(answer);
});

test('in a shared place, someone in danger reads to call 999 first', async () => {
  await turnOff(bot.ports, { name: 'chat', message: 'Back on Monday.', reason: 'A test', by: 'Ann' });
  await bot.say(practitioner, 'A child is in danger now', { place: sharedChannel });
  expect(bot.seenIn(sharedChannel)).toContain(
    'Back on Monday.\nIf a child is in immediate danger, call 999 first.',
  );
});
