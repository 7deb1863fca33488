// Whatever strangers send, its reader answers without a fault of ours: a short run of what `npm run fuzz` does for longer.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ODD_INPUTS } from './odd-inputs.js';

/** A few seconds for all together. */
const RUNS = 25;

test.each(ODD_INPUTS)('$name: no input ends its reader with a fault', async ({ input, read }) => {
  expect.hasAssertions();
  await fc.assert(
    fc.asyncProperty(input, async (given) => {
      await read(given as never);
      expect(true).toBe(true);
    }),
    { numRuns: RUNS },
  );
});
