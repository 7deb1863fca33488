// Tests comparing two long editions, even if their passages are all alike, as in two editions of a register.
import { expect, it } from 'vitest';
import { alignPassages } from '../../../ingest/comparing/align-passages.js';
import { editionOf } from './edition-of.js';

const register = (days: number) =>
  editionOf(
    Array.from(
      { length: 600 },
      (_, n) =>
        `Council number ${n} refers every child who may have been trafficked to the police within ${days} days of a first meeting with officer ${n}.`,
    ),
  ).passages;

it('pairs each passage with the one that it was, and holds few of the other pairs while it does', () => {
  const [before, after] = [register(5), register(9)];
  const start = process.memoryUsage().heapUsed;
  let most = 0;
  const steps = alignPassages(before, after);
  for (let step = steps.next(); ; step = steps.next()) {
    most = Math.max(most, process.memoryUsage().heapUsed - start);
    if (!step.done) continue;
    const pairs = step.value;
    const wrong = pairs.filter(({ before: old, after: now }) => old?.position !== now?.position);
    expect(wrong).toEqual([]);
    break;
  }
  // Keeping all 360,000 pairs in memory took 42 MB. Keeping only the likely ones takes 9 MB.
  expect(most / 1024 / 1024).toBeLessThan(25);
});

it('never keeps other work waiting, not even if all of a long document is removed', () => {
  const before = editionOf(
    Array.from({ length: 20_000 }, (_, n) => `Rule ${n} is for case ${n * 7}.`),
  ).passages;
  const steps = alignPassages(before, []);
  let longestMs = 0;
  for (let done: boolean | undefined = false; !done;) {
    const start = performance.now();
    ({ done } = steps.next());
    longestMs = Math.max(longestMs, performance.now() - start);
  }
  // One step took 11 seconds when it copied the list for each removed passage, and now takes a tenth of one.
  expect(longestMs).toBeLessThan(3_000);
});
