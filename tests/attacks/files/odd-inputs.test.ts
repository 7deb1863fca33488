// Tests that our readers handle random input without failing. `npm run fuzz` does the same for longer.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ODD_INPUTS } from './odd-inputs.js';

/** The number of inputs for each reader. All readers together take a few seconds. */
const RUNS = 25;

test.each(ODD_INPUTS)('$name: no input ends its reader with a fault', async ({ input, read }) => {
  const property = fc.asyncProperty(input, async (given) => {
    await read(given as never);
  });
  expect(await fc.check(property, { numRuns: RUNS })).toMatchObject({ failed: false, numRuns: RUNS });
});
