// Tests on both databases that erasing a person also erases the messages that advisers wrote to them.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { wording } from '../../../bot/wording/english/replies-wording.js';
import { handoffSteps } from '../../fakes/handoff-steps.js';
import { leaveReadable } from '../../fakes/readable-store.js';
import { adviser, createTestBot, practitioner, type TestBot } from '../../fakes/test-bot.js';
import { findWords } from '../../support/governance/find-words.js';
import { onBothDatabases } from '../../support/on-both-databases.js';

onBothDatabases((server) => {
  let bot: TestBot;
  const steps = handoffSteps(() => bot);
  beforeEach(async () => {
    bot = await createTestBot({ updateSpacingMs: 0 }, server(), leaveReadable);
  });
  afterEach(() => bot.close());

  test('erases it in the store and in their chat, and leaves what the adviser wrote to others', async () => {
    const other = { platform: 'slack' as const, id: 'other', name: 'Other' };
    for (const [who, words] of [
      [practitioner, 'quokka'],
      [other, 'wombat'],
    ] as const) {
      await bot.say(who, 'Who refers a child?');
      await bot.say(who, 'adviser');
      const escalation = await steps.escalationId();
      await steps.claim(adviser, escalation);
      await bot.say(adviser, `Call ${words} about Zora.`);
      await bot.press(adviser, { do: 'resolve', escalation, outcome: 'Advised' });
    }
    expect(bot.seenIn(practitioner).join()).toContain('quokka');
    await bot.say(practitioner, 'forget me');
    expect(bot.seenIn(practitioner).at(-1)).toContain('what advisers wrote to you');
    await bot.press(practitioner, { do: 'forget-me' });
    await bot.later(60_000);
    const { database, dataDir } = bot;
    expect(await findWords(/quokka/g, { database, dataDir })).toEqual(new Map());
    expect((await findWords(/wombat/g, { database, dataDir })).size).toBeGreaterThan(1);
    expect(bot.seenIn(practitioner).join()).not.toContain('quokka');
    expect(bot.seenIn(practitioner).join()).toContain(wording.handoff.erased);
  });
});
