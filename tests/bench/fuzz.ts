// Calls the code that reads text and files from strangers with random inputs for a few minutes, and counts
// faults and stalls: `npm run fuzz [-- MINUTES] [PART-OF-A-NAME]`.
import fc from 'fast-check';
import { BATCH, runBatch, type Tried } from './fuzzing/run-odd-inputs.js';
import { tryReaders } from './fuzzing/try-readers.js';

async function tryAtRandom(readers: readonly Tried[], minutes: number): Promise<void> {
  const end = performance.now() + minutes * 60_000;
  for (let seed = Date.now() % 1e9; performance.now() < end; seed += 1)
    for (const tried of readers) await runBatch(tried, fc.sample(tried.one.input, { numRuns: BATCH, seed }));
}

await tryReaders(tryAtRandom);
