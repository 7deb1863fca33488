// The core with the real redaction and the real signs of urgency, instead of the simple ones of the other scenarios.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { detectUrgency } from '../../bot/safeguards/urgency.js';
import { redact } from '../../knowledge/redact.js';
import { createTestBot, practitioner } from '../fakes/test-bot.js';
import type { TestBot } from '../fakes/test-bot.js';

let bot: TestBot;
beforeEach(async () => {
  bot = await createTestBot({ redact, detectUrgency: (text) => detectUrgency(text).urgent });
});
afterEach(() => bot.close());

test('a person keeps one stand-in through a conversation, and another person gets another', async () => {
  await bot.say(practitioner, 'My client is called Blerta Hoxhaj. Who refers her?');
  await bot.say(practitioner, 'Does Blerta need to consent?');
  await bot.say(practitioner, 'Her brother is called Arben Hoxhaj. Can he stay with her?');
  const [first, second, third] = bot.asked.map(({ text }) => text);
  expect(first).toContain('[name 1]');
  expect(second).toBe('Does [name 1] need to consent?');
  expect(third).toContain('[name 2]');
  expect(JSON.stringify(bot.asked)).not.toMatch(/Blerta|Arben|Hoxhaj/);
});

test('recognises danger in a practitioner’s own words, before the guidance is asked', async () => {
  await bot.say(practitioner, 'He is locked in the house with his trafficker right now, what do I do?');
  expect(bot.seenIn(practitioner)[0]).toMatch(/^A child may be in danger/);
  expect((await bot.reading.queue())[0]?.escalation.urgent).toBe(true);
});
