// Tests when each message may be sent: in a burst, one at a time, or not at all while the platform refuses
// messages.
import { expect, test } from 'vitest';
import { createPace } from '../../../bot/jobs/limit-sending-rate.js';

const limit = { key: 'channel', burst: 2, everyMs: 1_000 };

test('a few are sent at once, then one a second', () => {
  const pace = createPace();
  const waits = ['a', 'b', 'c', 'd'].map((key) => pace.turnOf(key, [limit], 5_000));
  expect(waits).toEqual([0, 0, 1_000, 2_000]);
});

test('a message that asks again keeps its turn', () => {
  const pace = createPace();
  for (const key of ['a', 'b', 'c', 'd']) pace.turnOf(key, [limit], 0);
  expect(pace.turnOf('d', [limit], 500)).toBe(1_500);
  expect(pace.turnOf('c', [limit], 1_000)).toBe(0);
  expect(pace.turnOf('d', [limit], 2_000)).toBe(0);
});

test('other channels do not wait', () => {
  const pace = createPace();
  for (const key of ['a', 'b', 'c']) pace.turnOf(key, [limit], 0);
  expect(pace.turnOf('x', [{ ...limit, key: 'other' }], 0)).toBe(0);
});

test('the slowest of several limits counts', () => {
  const pace = createPace();
  const shared = { key: 'tenant', burst: 1, everyMs: 100 };
  const waits = ['a', 'b', 'c'].map((key) => pace.turnOf(key, [{ ...limit, key }, shared], 0));
  expect(waits).toEqual([0, 100, 200]);
});

test('while the platform accepts nothing, every turn moves back, and then they come one by one', () => {
  const pace = createPace();
  for (const key of ['a', 'b', 'c']) pace.turnOf(key, [limit], 0);
  pace.hold(limit, 10_000);
  expect(pace.turnOf('c', [limit], 1_000)).toBe(9_000);
  expect(pace.turnOf('d', [limit], 1_000)).toBe(10_000);
  expect(pace.turnOf('c', [limit], 10_000)).toBe(0);
});

test('what is sent first takes a turn from what comes later', () => {
  const pace = createPace();
  pace.goFirst([limit], 0);
  pace.goFirst([limit], 0);
  expect(pace.turnOf('a', [limit], 0)).toBe(1_000);
});

test('a clock that is set back an hour makes no one wait for an hour', () => {
  const pace = createPace();
  const before = 10_000_000;
  for (const key of ['a', 'b', 'c', 'd']) pace.turnOf(key, [limit], before);
  const after = before - 3_600_000;
  expect(pace.turnOf('d', [limit], after)).toBe(2_000);
  expect(pace.turnOf('e', [limit], after + 1_000)).toBe(2_000);
  pace.hold(limit, after + 6_000);
  expect(pace.turnOf('d', [limit], after + 2_000)).toBe(4_000);
  expect(pace.turnOf('d', [limit], after + 6_000)).toBe(0);
});
