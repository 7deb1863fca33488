// “remove” is only a command for words already written: a message about danger that begins with it raises the alarm.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { detectUrgency } from '../../../bot/safeguards/urgency.js';
import { createTestBot, practitioner, type TestBot } from '../../fakes/test-bot.js';

let bot: TestBot;
beforeEach(async () => {
  bot = await createTestBot({ detectUrgency: (text, reading) => detectUrgency(text, reading).urgent });
});
afterEach(() => bot.close());

test.each(['remove him, he has a knife', 'Remove her now, he is strangling her'])('%s', async (text) => {
  await bot.say(practitioner, text);
  expect(bot.seenIn(practitioner).join('\n')).toContain('Call 999');
});
