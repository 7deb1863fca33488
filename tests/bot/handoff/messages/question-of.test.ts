// Tests that if someone asks for an adviser before asking a question, the request’s title is their first
// message that is not small talk.
import { afterEach, beforeEach, expect, test } from 'vitest';
import {
  adviser,
  advisersChannel,
  createTestBot,
  otherAdviser,
  practitioner,
  type MessageEvent,
  type TestBot,
} from '../../../fakes/test-bot.js';

const shown = () => bot.seenIn(advisersChannel)[0]!;
let bot: TestBot;
let id: string;
beforeEach(async () => {
  bot = await createTestBot();
  await bot.say(practitioner, 'adviser');
  id = (await bot.queries.queue())[0]!.escalation.id;
  expect(shown()).toContain('No question asked');
});
afterEach(() => bot.close());

const changed = ({ id: messageId, place, from, sentAt }: MessageEvent) => ({
  messageId,
  place,
  from,
  sentAt,
});

test('is known by the first thing they write, once, on the card and in the transcript', async () => {
  const event = await bot.say(practitioner, 'Who refers Zora?');
  await bot.say(practitioner, 'She is fifteen.');
  await bot.later(3_000);
  expect(shown()).toMatch(
    /1 more message saved[^]*Who refers \[name 1\]\?[^]*Written since[^]*She is fifteen/,
  );
  expect(shown().match(/Who refers/g)).toHaveLength(1);
  expect((await bot.queries.transcript(id, otherAdviser))!.about.question).toBe('Who refers [name 1]?');
  await bot.press(adviser, { do: 'claim', escalation: id }, advisersChannel);
  expect(bot.seenIn(adviser).join('\n')).not.toContain('No question asked');
  expect(
    bot
      .seenIn(adviser)
      .join('\n')
      .match(/Who refers/g),
  ).toHaveLength(1);
  await bot.inbox.receive({ ...changed(event), kind: 'edit', id: 'edit', text: 'Who refers the child?' });
  await bot.later(3_000);
  expect(shown()).toContain('Who refers the child?');
});

test('is known by it too if they first write after an adviser has claimed the request', async () => {
  await bot.press(adviser, { do: 'claim', escalation: id }, advisersChannel);
  const event = await bot.say(practitioner, 'Who refers Zora?');
  await bot.later(3_000);
  expect(shown()).toContain('Who refers [name 1]?');
  await bot.inbox.receive({ ...changed(event), kind: 'delete', id: 'delete' });
  await bot.later(3_000);
  expect(shown()).not.toContain('Who refers');
});

test('skips a greeting or thanks, in English or Welsh, for the first message with a question in it', async () => {
  await bot.say(practitioner, 'thanks');
  await bot.say(practitioner, 'diolch');
  await bot.later(3_000);
  expect(shown()).toContain('No question asked');
  await bot.say(practitioner, 'Who refers Zora?');
  await bot.later(3_000);
  expect(shown()).toMatch(/Who refers \[name 1\]\?[^]*Written since[^]*thanks/);
  expect((await bot.queries.queue())[0]!.question).toBe('Who refers [name 1]?');
});
