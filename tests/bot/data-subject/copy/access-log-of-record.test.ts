// A copy has every reading of a request, however many there are.
import { expect, test } from 'vitest';
import { exportData, openRequest } from '../../../../bot/data-subject/data-requests.js';
import { createTestBot, practitioner } from '../../../fakes/test-bot.js';
import { perTest } from '../../../support/per-test.js';

const MANY = 2_001;
const ann = { name: 'Ann', account: 'web:desk:1' };
const bot = perTest(() => createTestBot());

test('has all of thousands of readings', async () => {
  await bot.press(practitioner, { do: 'talk-to-adviser' });
  const { records } = bot.store;
  const [request] = await records.escalations.opened();
  await bot.store.transaction(async ({ accessLog }) => {
    for (let n = 0; n < MANY; n += 1)
      await accessLog.add({
        at: new Date(Date.UTC(2026, 5, 1, 0, n)).toISOString(),
        by: { id: 'ann', name: 'Ann' },
        what: 'request',
        record: request!.id,
        purpose: 'help',
      });
  });
  const opened = await openRequest(bot.ports, {
    kind: 'access',
    subject: { by: 'identity', person: practitioner },
    by: ann,
  });
  const id = opened.outcome === 'done' ? opened.value.id : '';
  const made = await exportData(bot.ports, { id, by: ann }, { withReadings: true });
  const copy = made.outcome === 'done' ? made.value : undefined;
  expect(copy?.data.requests[0]?.readings).toHaveLength(MANY);
});
