// Tests whether a failed job is tried again, and when.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { jobKinds } from '../../../bot/job-kinds.js';
import type { JobKind } from '../../../bot/model/jobs/job.js';
import { judgeFailure } from '../../../bot/jobs/judge-failure.js';
import { DeliveryFailure } from '../../../knowledge/model/errors.js';

type Options = ConstructorParameters<typeof DeliveryFailure>[2];
const busy = (options: Options = {}) => new DeliveryFailure('Busy.', 'Wait.', options);
const judge = (kind: JobKind, attempts: number, error: unknown, random = 0, urgent = false) =>
  judgeFailure({ kind, attempts, urgent }, jobKinds[kind], error, random);

test('gives up at once what can never succeed', () => {
  expect(judge('send', 1, busy({ fault: 'message' }))).toEqual({ do: 'give-up' });
});

test('gives up an answer after three attempts, so that the person can hear of it', () => {
  expect(judge('answer-question', 2, new Error('no')).do).toBe('retry');
  expect(judge('answer-question', 3, new Error('no')).do).toBe('give-up');
});

test('never comes back before the platform’s own time, nor later than a minute without one', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 249 }),
      fc.nat({ max: 3_600_000 }),
      fc.double({ min: 0, max: 0.999, noNaN: true }),
      (attempts, retryAfterMs, random) => {
        const asked = judge('send', attempts, busy({ retryAfterMs }), random);
        const own = judge('send', attempts, busy(), random);
        expect(asked.do === 'retry' && asked.afterMs).toBeGreaterThanOrEqual(retryAfterMs);
        expect(own.do === 'retry' && own.afterMs).toBeLessThanOrEqual(60_000);
        expect(own.do === 'retry' && own.afterMs).toBeGreaterThan(0);
      },
    ),
  );
});

test('waits longer after each attempt', () => {
  const delays = [1, 2, 3, 4].map((attempts) => judge('send', attempts, busy(), 0.5));
  const times = delays.map((verdict) => (verdict.do === 'retry' ? verdict.afterMs : 0));
  expect(times).toEqual([...times].sort((one, other) => one - other));
  expect(new Set(times).size).toBe(4);
});

function triedFor(urgent: boolean): number {
  let total = 0;
  for (let attempts = 1; ; attempts += 1) {
    const verdict = judge('send', attempts, busy(), 0.999, urgent);
    if (verdict.do === 'give-up') return total;
    total += verdict.afterMs;
  }
}

test('a message is tried for about four hours, and one that is urgent at least every 15 seconds', () => {
  const hours = [false, true].map((urgent) => triedFor(urgent) / 3_600_000);
  for (const tried of hours) expect(tried).toBeGreaterThan(3.9);
  for (const tried of hours) expect(tried).toBeLessThan(4.3);
  const late = judge('send', 200, busy({ fault: 'platform' }), 0.999, true);
  expect(late.do === 'retry' && late.afterMs).toBeLessThanOrEqual(15_000);
});

test('a message lets others pass after five failures, or ten where the platform is busy or away', () => {
  const passes = (attempts: number, options?: Options) => {
    const verdict = judge('send', attempts, busy(options));
    return verdict.do === 'retry' && verdict.stepsAside;
  };
  expect([4, 5].map((attempts) => passes(attempts))).toEqual([false, true]);
  expect([9, 10].map((attempts) => passes(attempts, { fault: 'platform' }))).toEqual([false, true]);
  const other = judge('open-personal', 4, busy());
  expect(other.do === 'retry' && other.stepsAside).toBe(false);
});
