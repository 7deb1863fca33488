// Looks for faults in a reader by keeping the inputs that reach new code, and changing them.
import fc from 'fast-check';
import { changed } from './change-input.js';
import type { WatchedCode } from './reached-code.js';
import { BATCH, runAll, runBatch, type Tried } from './run-odd-inputs.js';

export interface SearchLimits {
  seed: number;
  isOver: () => boolean;
}

/** Returns the inputs that reached something new. */
export async function searchGuided(
  tried: Tried,
  code: WatchedCode,
  limits: SearchLimits,
): Promise<unknown[]> {
  const kept: unknown[] = [];
  for (let { seed } = limits; !limits.isOver(); seed += 1) {
    const inputs = nextInputs(tried.one.input, kept, seed);
    await runBatch(tried, inputs);
    kept.push(...(await reachingMore(tried, code, inputs)));
  }
  return kept;
}

/** Generates 1 input in 4 from scratch, and makes the others from kept ones. */
function nextInputs(input: fc.Arbitrary<unknown>, kept: readonly unknown[], seed: number): unknown[] {
  const fresh = fc.sample(input, { numRuns: BATCH, seed });
  if (!kept.length) return fresh;
  return fc.sample(fc.gen(), { numRuns: BATCH, seed }).map((draw, n) => {
    if (draw(fc.nat, { max: 3 }) === 0) return fresh[n];
    let given = draw(fc.constantFrom, ...kept);
    for (let left = draw(fc.integer, { min: 1, max: 3 }); left > 0; left -= 1)
      given = changed(given, draw(fc.constantFrom, ...kept, fresh[n], fresh[n]), draw);
    return given;
  });
}

/** Finds the inputs that reach new code. All of them have just been run. */
async function reachingMore(tried: Tried, code: WatchedCode, inputs: unknown[]): Promise<unknown[]> {
  const isOne = inputs.length === 1;
  if (!code.reachedMore(isOne)) return [];
  if (isOne) return inputs;
  const middle = inputs.length >> 1;
  const found: unknown[] = [];
  for (const half of [inputs.slice(0, middle), inputs.slice(middle)]) {
    await runAll(tried.one, half);
    found.push(...(await reachingMore(tried, code, half)));
  }
  return found;
}
