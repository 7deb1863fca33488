// Tests that the guided search finds a fault that random inputs do not, in a reader written for this test.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { OddInput } from '../../attacks/files/odd-inputs.js';
import { searchGuided } from './guided-search.js';
import { watchCode } from './reached-code.js';
import { BATCH, runBatch, untried } from './run-odd-inputs.js';

const SEED = 4;
const MOST_RUNS = 20_000;

const PLANTED: OddInput = {
  name: 'a reader with a planted fault',
  input: fc.record({ text: fc.string({ maxLength: 10 }) }),
  read: ({ text }: { text: string }) => {
    if (text[0] === '#') if (text[1] === '=') if (text[2] === '~') throw new Error('the planted fault');
  },
};

test('finds a fault behind nested conditions by keeping the inputs that get further', async () => {
  const tried = untried(PLANTED);
  const code = watchCode((url) => url.endsWith('guided-search.test.ts'));
  const isOver = () => tried.faults > 0 || tried.runs >= MOST_RUNS;
  const kept = await searchGuided(tried, code, { seed: SEED, isOver });
  code.stop();
  expect(tried.faults).toBeGreaterThan(0);
  expect(kept.length).toBeGreaterThan(2);
});

test('does not find that fault with as many random inputs', async () => {
  const tried = untried(PLANTED);
  for (let seed = SEED; tried.runs < MOST_RUNS; seed += 1)
    await runBatch(tried, fc.sample(PLANTED.input, { numRuns: BATCH, seed }));
  expect(tried).toMatchObject({ faults: 0 });
});
