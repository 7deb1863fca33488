// Tests what is erased when a legal hold ends, for someone who asked to be forgotten while it was in force.
import { expect, test } from 'vitest';
import { liftHold, placeHold } from '../../../bot/governance/holds.js';
import type { HoldScope } from '../../../bot/model/governance/hold.js';
import { createTestBot, practitioner } from '../../fakes/test-bot.js';
import { perTest } from '../../support/per-test.js';

const DAY_MS = 86_400_000;
const scope: HoldScope = { kind: 'person', platform: practitioner.platform, target: practitioner.id };
const bot = perTest(() => createTestBot());

const shown = async () =>
  (await bot.database.kysely.selectFrom('messages').select('text').orderBy('position').execute()).map(
    ({ text }) => text,
  );
async function hold(): Promise<() => Promise<void>> {
  const placed = await placeHold(bot.ports, { scope, reason: 'An order', mayTell: true, by: 'Ann' });
  const id = placed.outcome === 'placed' ? placed.id : '';
  return async () => {
    await liftHold(bot.ports, { id, by: 'Ann', reason: 'It is over.' });
    await bot.settle();
  };
}

test('erases what someone wrote up to when they asked, keeps what they wrote since, and says so', async () => {
  await bot.say(practitioner, 'Who refers a child to wombat1?');
  const lift = await hold();
  await bot.press(practitioner, { do: 'forget-me' });
  await bot.later(20 * DAY_MS);
  await bot.say(practitioner, 'Who refers a child to wombat2?');
  await lift();
  expect(await shown()).toEqual(['', 'Who refers a child to wombat2?']);
  expect(bot.seenIn(practitioner).at(-1)).toContain(
    'Everything you wrote here up to 4 May 2026 has been erased',
  );
  expect(await bot.store.records.holds.deferred()).toEqual([]);
});

test('goes by the last time they asked', async () => {
  await bot.say(practitioner, 'Who refers a child to wombat1?');
  const lift = await hold();
  await bot.press(practitioner, { do: 'forget-me' });
  await bot.later(20 * DAY_MS);
  await bot.say(practitioner, 'Who refers a child to wombat2?');
  await bot.later(1_000);
  await bot.press(practitioner, { do: 'forget-me' });
  await lift();
  expect(await shown()).toEqual(['', '']);
  expect(bot.seenIn(practitioner).at(-1)).toContain('Everything you wrote here has been erased.');
});

test('keeps a complaint that someone made since, even if they wrote nothing else', async () => {
  await bot.say(practitioner, 'Who refers a child to wombat1?');
  const lift = await hold();
  await bot.press(practitioner, { do: 'forget-me' });
  await bot.later(20 * DAY_MS);
  await bot.press(practitioner, { do: 'complain' });
  await lift();
  const [complaint] = await bot.store.records.complaints.progress();
  expect(complaint?.person).toMatchObject({ id: practitioner.id });
  expect(await shown()).toEqual(['']);
});
