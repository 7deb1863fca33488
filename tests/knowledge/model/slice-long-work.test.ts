// Tests that long work gives the same result with and without pauses, and that other work can run during the
// pauses.
import { expect, test } from 'vitest';
import { atOnce, inTurns, type Steps } from '../../../knowledge/model/slice-long-work.js';

function* busy(steps: number, stepMs: number): Steps<number> {
  for (let n = 0; n < steps; n += 1) {
    const end = performance.now() + stepMs;
    while (performance.now() < end);
    yield;
  }
  return steps;
}

test('gives the same at once and in turns', async () => {
  expect(atOnce(busy(5, 0))).toBe(5);
  expect(await inTurns(busy(5, 0))).toBe(5);
});

test('in turns, timers run in between', async () => {
  let ticks = 0;
  const ticking = setInterval(() => (ticks += 1), 1);
  await inTurns(busy(60, 2));
  clearInterval(ticking);
  expect(ticks).toBeGreaterThan(3);
});

test('what a step throws arrives', async () => {
  function* failing(): Steps<number> {
    throw new Error('stop');
  }
  await expect(inTurns(failing())).rejects.toThrow('stop');
});
