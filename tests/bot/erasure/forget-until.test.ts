// Tests erasing what someone wrote up to a certain time, after they have used the service again.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { liftHold, placeHold } from '../../../bot/governance/holds.js';
import { createTestBot, practitioner, type TestBot } from '../../fakes/test-bot.js';
import { onBothDatabases } from '../../support/on-both-databases.js';

const DAY_MS = 86_400_000;

onBothDatabases((server) => {
  let bot: TestBot;
  beforeEach(async () => {
    bot = await createTestBot({}, server());
  });
  afterEach(() => bot.close());

  async function askAndCancel(): Promise<void> {
    await bot.press(practitioner, { do: 'talk-to-adviser' });
    await bot.cancelRequest(practitioner);
  }

  test('keeps a request that someone made after they asked for erasure as theirs', async () => {
    await bot.say(practitioner, 'Who refers a child to wombat1?');
    await askAndCancel();
    const placed = await placeHold(bot.ports, {
      scope: { kind: 'person', platform: practitioner.platform, target: practitioner.id },
      reason: 'An order',
      mayTell: true,
      by: 'Ann',
    });
    if (placed.outcome !== 'placed') throw new Error(placed.problem);
    await bot.press(practitioner, { do: 'forget-me' });
    await bot.later(DAY_MS);
    await bot.say(practitioner, 'Who refers a child to wombat2?');
    await askAndCancel();
    await bot.later(DAY_MS);
    await liftHold(bot.ports, { id: placed.id, by: 'Ann', reason: 'It is over.' });
    await bot.settle();
    const rows = bot.database.kysely.selectFrom('escalations').select('practitioner_id as id');
    const people = (await rows.orderBy('opened_at').execute()).map(({ id }) => id);
    expect(people).toEqual(['erased', practitioner.id]);
  });
});
