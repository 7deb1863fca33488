// Tests who gets a message when an adviser opens the original messages of a request that they have not
// claimed.
import { beforeEach, expect, test } from 'vitest';
import { wording } from '../../../../bot/wording/english/replies-wording.js';
import { handoffSteps, lead } from '../../../fakes/handoff-steps.js';
import { adviser, createTestBot, otherAdviser } from '../../../fakes/test-bot.js';
import { perTest } from '../../../support/per-test.js';

const REASON = 'The holder is ill';

const bot = perTest(createTestBot);
const steps = handoffSteps(() => bot);
beforeEach(() => {
  steps.listEverybody();
});

test('tells each lead in a private chat, and everyone in the thread, without the reason', async () => {
  const escalation = await steps.openOne();
  await steps.claim(adviser, escalation);
  const before = bot.seenIn(adviser);
  const opened = await bot.openOriginals({ escalation, by: otherAdviser, reason: REASON });
  await bot.settle();
  expect(JSON.stringify(opened)).toContain('Who refers Zora?');
  const told = wording.adviser.originalsRead('Cyd');
  expect(bot.seenIn(lead).filter((words) => words === told)).toHaveLength(1);
  expect(bot.seenIn(steps.thread()).filter((words) => words === told)).toHaveLength(1);
  expect(bot.seenIn(adviser)).toEqual(before);
  expect(JSON.stringify(bot.platform.posted)).not.toContain(REASON);
});

test('tells them each time', async () => {
  const escalation = await steps.claimed();
  for (const reason of ['One', 'Two']) {
    await bot.openOriginals({ escalation, by: otherAdviser, reason });
    await bot.later(60_000);
  }
  const told = wording.adviser.originalsRead('Cyd');
  expect(bot.seenIn(lead).filter((words) => words === told)).toHaveLength(2);
});
