// Tests that Welsh starter questions are searched for in English, so that they find the same guidance as the
// English ones.
import { afterEach, expect, test } from 'vitest';
import { englishTwin } from '../../../bot/answers/english-starter-question.js';
import { wordsIn } from '../../../bot/wording/words-in.js';
import { detectUrgency } from '../../../bot/safeguards/urgency.js';
import { publicText } from '../../../knowledge/model/personal-data.js';
import { redact } from '../../../knowledge/redaction/redact.js';
import { createTestBot, practitioner, type TestBot } from '../../fakes/test-bot.js';

let bot: TestBot | undefined;
afterEach(() => bot?.close());

test('each Welsh starter question asks what its English twin asks', async () => {
  bot = await createTestBot({
    redact: (text, known, reading) => redact(text, known, reading),
    detectUrgency: (text) => detectUrgency(text),
  });
  for (const question of wordsIn('cy').examples) await bot.say(practitioner, question);
  expect(bot.asked.map(({ text }) => text)).toEqual(wordsIn('en').examples);
});

test('leaves every other question as it is', () => {
  expect(englishTwin(publicText('Pwy sy’n atgyfeirio plentyn?'))).toBe('Pwy sy’n atgyfeirio plentyn?');
});
