// Whatever strangers send, our readers handle it without failing. A short run of what `npm run fuzz` does for longer.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ODD_INPUTS } from './odd-inputs.js';

/** A few seconds for all of them together. */
const RUNS = 25;

test.each(ODD_INPUTS)('$name: no input ends its reader with a fault', async ({ input, read }) => {
  const property = fc.asyncProperty(input, async (given) => {
    await read(given as never);
  });
  expect(await fc.check(property, { numRuns: RUNS })).toMatchObject({ failed: false, numRuns: RUNS });
});
