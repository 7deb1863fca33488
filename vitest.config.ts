// How the tests run: as many at once as the machine has cores, and most of them one after the other in the same processes.
import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { LongestFirst } from './tests/support/longest-first.js';

/**
 * These start programs, change what the whole process has, or measure its memory and delays: each file gets a process.
 * All others share processes, so that what they import is loaded once.
 */
const ALONE = ['tests/browser/**', 'tests/scenarios/{attacks,chaos,kill,kill-editing,real-stacks,trace}/**'];

export default defineConfig({
  test: {
    pool: 'forks',
    // Without this Vitest leaves a core to itself: on two cores, a single process would run everything.
    maxWorkers: availableParallelism(),
    sequence: { sequencer: LongestFirst },
    testTimeout: 30_000,
    hookTimeout: 60_000,
    projects: [
      {
        extends: true,
        test: { name: 'alone', include: ALONE.map((files) => `${files}/*.test.ts`) },
      },
      {
        extends: true,
        test: {
          name: 'together',
          include: ['tests/**/*.test.ts'],
          exclude: ALONE,
          isolate: false,
        },
      },
    ],
  },
});
