import { expect, test } from 'vitest';
import { handoffSteps } from '../../../fakes/handoff-steps.js';
import { personalPlaceOf } from '../../../fakes/fake-platform.js';
import { adviser, createTestBot, practitioner } from '../../../fakes/test-bot.js';
import { perTest } from '../../../support/per-test.js';

const bot = perTest(createTestBot);
const { openOne, claim } = handoffSteps(() => bot);

async function sentToAdviser(): Promise<string[]> {
  const entries = await bot.queries.messagesIn(personalPlaceOf(practitioner), 0);
  return entries.flatMap((entry) => (entry.direction === 'in' && entry.toAdviser ? [entry.text] : []));
}

test('a transcript says which messages an adviser who claimed the request can read', async () => {
  const id = await openOne();
  await bot.say(practitioner, 'She is 15.');
  expect(await sentToAdviser()).toEqual([]);
  await claim(adviser, id);
  await bot.say(practitioner, 'Are you there?');
  await bot.say(practitioner, 'ask: Who refers Zora?');
  expect(await sentToAdviser()).toEqual(['She is 15.', 'Are you there?']);
});
