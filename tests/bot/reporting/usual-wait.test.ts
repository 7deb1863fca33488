// Tests how the bot calculates how long people usually wait for an adviser.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { keepUsualWait } from '../../../bot/reporting/usual-wait.js';
import type { RequestCount } from '../../../bot/model/statistics/desk-statistics.js';

const replied: RequestCount = {
  openedAt: '2026-11-27T10:00:00.000Z',
  firstTakenAt: '2026-11-27T10:01:00.000Z',
  firstRepliedAt: '2026-11-27T10:07:00.000Z',
  urgent: false,
  state: 'claimed',
};
beforeEach(() => vi.useFakeTimers({ now: Date.parse('2026-11-27T12:00:00.000Z') }));
afterEach(() => vi.useRealTimers());

const open = (openedAt: string): RequestCount => ({ openedAt, urgent: false, state: 'waiting' });

test.each([
  ['no one who asked got a message', Array<RequestCount>(12).fill(open('2026-11-27T11:58:00.000Z'))],
  [
    'few got a message, whatever others wait for',
    [
      ...Array<RequestCount>(8).fill(replied),
      ...Array<RequestCount>(2).fill(open('2026-11-27T11:58:00.000Z')),
    ],
  ],
  [
    'many got one quickly, but many wait for one now',
    [
      ...Array<RequestCount>(20).fill(replied),
      ...Array<RequestCount>(5).fill(open('2026-11-27T11:58:00.000Z')),
    ],
  ],
])('is not known if %s', async (_, requests) => {
  const { knownMs, stop } = keepUsualWait({ requests: () => Promise.resolve(requests) }, () => undefined);
  await vi.advanceTimersByTimeAsync(0);
  expect(knownMs()).toBeUndefined();
  await stop();
});

test('is read at the start and every minute though no one asks, and kept while it cannot be read', async () => {
  const reads: (() => Promise<RequestCount[]>)[] = [
    () => Promise.resolve(Array<RequestCount>(10).fill(replied)),
    () => Promise.reject(new Error('The store is away.')),
    () => Promise.resolve([replied]),
  ];
  const failures: unknown[] = [];
  const { knownMs, stop } = keepUsualWait({ requests: () => reads.shift()!() }, (one) => failures.push(one));
  expect(knownMs()).toBeUndefined();
  for (const wait of [7 * 60_000, 7 * 60_000, undefined]) {
    await vi.advanceTimersByTimeAsync(0);
    expect(knownMs()).toBe(wait);
    await vi.advanceTimersByTimeAsync(60_000 - 1);
    expect(knownMs()).toBe(wait);
    if (reads.length) await vi.advanceTimersByTimeAsync(1);
  }
  expect(failures).toHaveLength(1);
  await stop();
});
