// When a failed job comes back.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { judgeFailure } from '../../../bot/jobs/retry-policy.js';
import { DeliveryFailure } from '../../../knowledge/errors.js';

const busy = (options = {}) => new DeliveryFailure('Busy.', 'Wait.', options);

test('gives up at once what can never succeed', () => {
  expect(judgeFailure('send', 1, busy({ permanent: true }), 0)).toEqual({ do: 'give-up' });
});

test('gives up an answer after three attempts, so that the person is told', () => {
  expect(judgeFailure('answer-question', 2, new Error('no'), 0).do).toBe('retry');
  expect(judgeFailure('answer-question', 3, new Error('no'), 0).do).toBe('give-up');
});

test('never comes back before the platform’s own time, nor later than five minutes without one', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 49 }),
      fc.nat({ max: 3_600_000 }),
      fc.double({ min: 0, max: 0.999, noNaN: true }),
      (attempts, retryAfterMs, random) => {
        const asked = judgeFailure('send', attempts, busy({ retryAfterMs }), random);
        const own = judgeFailure('send', attempts, busy(), random);
        expect(asked.do === 'retry' && asked.afterMs).toBeGreaterThanOrEqual(retryAfterMs);
        expect(own.do === 'retry' && own.afterMs).toBeLessThanOrEqual(300_000);
        expect(own.do === 'retry' && own.afterMs).toBeGreaterThan(0);
      },
    ),
  );
});

test('waits longer after each attempt', () => {
  const delays = [1, 2, 3, 4].map((attempts) => judgeFailure('send', attempts, busy(), 0.5));
  const times = delays.map((verdict) => (verdict.do === 'retry' ? verdict.afterMs : 0));
  expect(times).toEqual([...times].sort((one, other) => one - other));
  expect(new Set(times).size).toBe(4);
});
