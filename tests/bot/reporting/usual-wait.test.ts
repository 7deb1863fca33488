// How long people usually wait for an adviser, as the bot knows it.
import { expect, test } from 'vitest';
import { knownUsualWait } from '../../../bot/reporting/usual-wait.js';
import type { RequestCount } from '../../../bot/model/tasks/desk-statistics.js';

const claimed: RequestCount = {
  openedAt: '2026-11-27T10:00:00.000Z',
  firstTakenAt: '2026-11-27T10:07:00.000Z',
  urgent: false,
  state: 'claimed',
};
const settled = () => new Promise((resolve) => setTimeout(resolve));

test('is read in the background, again after a while, and kept while it cannot be read', async () => {
  let now = Date.parse('2026-11-27T12:00:00.000Z');
  const reads: (() => Promise<RequestCount[]>)[] = [
    () => Promise.resolve(Array<RequestCount>(10).fill(claimed)),
    () => Promise.reject(new Error('The store is away.')),
    () => Promise.resolve([claimed]),
  ];
  const usualWaitMs = knownUsualWait({ requests: () => reads.shift()!() }, () => new Date(now));
  expect(usualWaitMs()).toBeUndefined();
  await settled();
  expect(usualWaitMs()).toBe(7 * 60_000);
  for (const wait of [7 * 60_000, undefined]) {
    now += 60_000;
    usualWaitMs();
    await settled();
    expect(usualWaitMs()).toBe(wait);
  }
});
