// Tests that “remove” is only a command if it is followed by words from an earlier message. A message about
// danger that begins with “remove” raises the alarm.
import { expect, test } from 'vitest';
import { detectUrgency } from '../../../bot/safeguards/urgency.js';
import { createTestBot, practitioner } from '../../fakes/test-bot.js';
import { perTest } from '../../support/per-test.js';

const bot = perTest(() => createTestBot({ detectUrgency: (text, reading) => detectUrgency(text, reading) }));

test.each(['remove him, he has a knife', 'Remove her now, he is strangling her'])('%s', async (text) => {
  await bot.say(practitioner, text);
  expect(bot.seenIn(practitioner).join('\n')).toContain('Call 999');
});
