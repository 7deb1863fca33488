// Tests the start-up warning that nothing is deleted until someone has confirmed the retention periods.
import { expect, test } from 'vitest';
import { warnIfPeriodsUnconfirmed } from '../../../bot/governance/warn-if-periods-unconfirmed.js';
import { periodsKey } from '../../../bot/model/governance/retention.js';
import { DEFAULT_PERIODS } from '../../fakes/default-settings.js';
import { createTestBot } from '../../fakes/test-bot.js';
import { perTest } from '../../support/per-test.js';

const bot = perTest(createTestBot);

const start = (confirmedBySetting = false) =>
  warnIfPeriodsUnconfirmed({ ...bot.ports, retention: { periods: DEFAULT_PERIODS, confirmedBySetting } });

test('says so once at each start, and no more once the periods are confirmed', async () => {
  await start(true);
  expect(bot.logged).toEqual([]);
  await start();
  expect(bot.logged).toEqual([expect.stringContaining('No old data is being deleted yet.')]);
  const details = { periods: periodsKey(DEFAULT_PERIODS) };
  const at = bot.ports.clock().toISOString();
  await bot.store.records.decisions.record({ kind: 'periods-confirmed', by: 'Ann', at, details });
  await start();
  expect(bot.logged).toHaveLength(1);
});
