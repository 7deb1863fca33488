// Tests the bot with the real rules for redaction and urgency. Other scenarios use simple ones.
import { expect, test } from 'vitest';
import type { BotPorts } from '../../bot/model/ports.js';
import { contactsFor } from '../../bot/safeguards/contacts.js';
import { detectUrgency } from '../../bot/safeguards/urgency.js';
import { redact } from '../../knowledge/redaction/redact.js';
import { createTestBot, practitioner } from '../fakes/test-bot.js';
import { perTest } from '../support/per-test.js';

const contacts: BotPorts['contacts'] = (nation, need) =>
  contactsFor(nation, need, new Date('2026-11-26T09:00:00Z'));

const bot = perTest(() => createTestBot({ redact, detectUrgency: (text) => detectUrgency(text), contacts }));

test('a person keeps one pseudonym through a conversation, and another person gets another', async () => {
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
  expect((await bot.queries.queue())[0]?.escalation.urgent).toBe(true);
});

// An earlier version listed every contact for the nation on the card. That included 101, which is not for
// emergencies.
test('gives numbers that answer at once, and no other, where a child is in danger now', async () => {
  await bot.say(practitioner, 'He is locked in the house with his trafficker right now, what do I do?');
  const card = bot.seenIn(practitioner)[0]!;
  expect(card).toContain(' 999');
  expect(card).not.toContain(' 101');
});
