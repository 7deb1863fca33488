// Tests which later messages in a conversation get small talk in reply, and which are searched for in the
// guidance.
import { expect, test } from 'vitest';
import type { BotPorts } from '../../bot/model/ports.js';
import { detectUrgency } from '../../bot/safeguards/urgency.js';
import type { ReadTurn } from '../../knowledge/turns/read-turn.js';
import { createTestBot, practitioner, type TestBot } from '../fakes/test-bot.js';

export async function startTalk(readTurn?: ReadTurn, change: Partial<BotPorts> = {}): Promise<TestBot> {
  const bot = await createTestBot({
    detectUrgency: (text) => detectUrgency(text),
    ...(readTurn && { readTurn }),
    ...change,
  });
  await bot.say(practitioner, 'Does a child need to consent to a referral?');
  return bot;
}

/**
 * Tests that small talk gets its reply and starts no search. `questions` are messages that must start a
 * search, in addition to the usual ones.
 */
export function tellsTalkFromQuestions(
  bot: () => TestBot,
  talk: readonly (readonly [text: string, reply: RegExp])[],
  questions: readonly string[],
): void {
  test.each(talk)('“%s” gets a friendly reply, and nothing is searched for', async (text, reply) => {
    await bot().say(practitioner, text);
    expect(bot().seenIn(practitioner).at(-1)).toMatch(reply);
    expect(bot().asked).toHaveLength(1);
  });

  test.each([
    'thanks, but she’s gone now',
    'hello, is a reasonable grounds decision appealable',
    'can a child speak to someone independent?',
    'should I delete photos from her phone?',
    'who do I speak to at the SCA?',
    ...questions,
  ])('“%s” goes to the guidance', async (text) => {
    await bot().say(practitioner, text);
    // Checks all later searches, because a message that may be a follow-up leads to 2 searches.
    expect(bot().asked.slice(1)).toContainEqual(expect.objectContaining({ text }));
  });
}
