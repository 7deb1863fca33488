// Tests that repeated work never overlaps with itself, and that a failure is reported when it first occurs.
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { every, untilDone } from '../../../bot/jobs/repeat.js';

let failures: unknown[];
beforeEach(() => {
  failures = [];
  vi.useFakeTimers();
});
afterEach(() => vi.useRealTimers());

const onFailure = (error: unknown) => failures.push(error);
const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);
const slow = (ms: number) => vi.fn(() => new Promise((resolve) => setTimeout(resolve, ms)));

it('is done each time its time has passed, and at once only if asked', async () => {
  const [later, now] = [vi.fn(() => Promise.resolve()), vi.fn(() => Promise.resolve())];
  every(10, later, { onFailure });
  every(10, now, { onFailure, now: true });
  expect([later.mock.calls.length, now.mock.calls.length]).toEqual([0, 1]);
  await pass(30);
  expect([later.mock.calls.length, now.mock.calls.length]).toEqual([3, 4]);
});

it('is not started again while it is still under way', async () => {
  const work = slow(35);
  every(10, work, { onFailure });
  await pass(40);
  expect(work).toHaveBeenCalledTimes(1);
  await pass(10);
  expect(work).toHaveBeenCalledTimes(2);
});

it('is reported once when it starts to fail, and again only after it has worked', async () => {
  const outcomes = [true, false, false, true, false];
  const work = vi.fn(() =>
    outcomes.shift() ? Promise.resolve() : Promise.reject(new Error(`${outcomes.length} left`)),
  );
  every(10, work, { onFailure });
  await pass(50);
  expect(failures).toEqual([new Error('3 left'), new Error('0 left')]);
});

it('carries on after a failure that is thrown before anything is awaited', async () => {
  const work = vi.fn((): Promise<void> => {
    throw new Error('At once.');
  });
  every(10, work, { onFailure });
  await pass(20);
  expect(work).toHaveBeenCalledTimes(2);
  expect(failures).toHaveLength(1);
});

it('stops once what is under way has ended', async () => {
  const work = slow(15);
  const repeated = every(10, work, { onFailure });
  await pass(10);
  let isStopped = false;
  void repeated.stop().then(() => (isStopped = true));
  await pass(10);
  expect(isStopped).toBe(false);
  await pass(50);
  expect(isStopped).toBe(true);
  expect(work).toHaveBeenCalledTimes(1);
});

it('is tried until it succeeds, and then never again', async () => {
  const outcomes = [false, false, true];
  const work = vi.fn(() => (outcomes.shift() ? Promise.resolve() : Promise.reject(new Error('Not yet.'))));
  untilDone(10, work, { onFailure });
  await pass(50);
  expect(work).toHaveBeenCalledTimes(3);
  expect(failures).toHaveLength(1);
});
