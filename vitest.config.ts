// How the tests run: one more at once than the machine has cores, and most of them one after the other in the same processes.
import { availableParallelism, tmpdir } from 'node:os';
import { defineConfig, type TestProjectConfiguration } from 'vitest/config';
import { LongestFirst } from './tests/support/suite/longest-first.js';
import { memoryFolder } from './tests/support/suite/memory-folder.js';

/** These start programs, load native engines, or measure memory and delays of the whole process. */
const ALONE = [
  'tests/scenarios/{chaos,kill,kill-editing,kill-retention,trace}/**/*.test.ts',
  'tests/scenarios/sealing/rotated-by-command.test.ts',
  // Their servers answer with `writeHead(…).end()`.
  'tests/scenarios/attacks/hostile-*.test.ts',
  'tests/adapters/models/{minilm,cross-encoder}/**/*.test.ts',
  'tests/adapters/parsers/hostile-files.test.ts',
  'tests/adapters/start/**/*.test.ts',
  'tests/ingest/comparing/align-passages.test.ts',
  'tests/fakes/unread-responses.test.ts',
];
/** Restify changes `http` for all of a process: responses that it never sees then have a `writeHead` that gives nothing back. */
const WITH_RESTIFY = [
  'tests/adapters/{compose,http,slack,teams,web}/**/*.test.ts',
  'tests/{browser,scenarios}/**/*.test.ts',
];

/** Files that share a process pay for what they import once; a file alone pays for itself. */
const project = (
  name: string,
  files: { include: string[]; exclude?: string[]; isolate?: boolean },
): TestProjectConfiguration => ({ extends: true, test: { name, ...files } });

const inMemory = memoryFolder();

export default defineConfig({
  test: {
    // Beside it, what one run leaves for the next.
    env: inMemory === undefined ? {} : { TMPDIR: inMemory, LASTING_TMPDIR: tmpdir() },
    pool: 'forks',
    // Makes machine code of a pattern straight away. The long patterns of redaction take a quarter of the time then.
    execArgv: ['--no-regexp-tier-up'],
    // One more than the cores, because many tests wait: for a browser, a program, a delivery. Vitest alone would take one less.
    maxWorkers: availableParallelism() + 1,
    setupFiles: ['tests/support/suite/transpiled-children.ts'],
    sequence: { sequencer: LongestFirst },
    // The defaults of 1, 5 and 10 seconds are short on a busy machine.
    expect: { poll: { timeout: 10_000 } },
    testTimeout: 60_000,
    hookTimeout: 120_000,
    projects: [
      project('alone', { include: ALONE }),
      project('with Restify', { include: WITH_RESTIFY, exclude: ALONE, isolate: false }),
      project('together', {
        include: ['tests/**/*.test.ts'],
        exclude: [...ALONE, ...WITH_RESTIFY],
        isolate: false,
      }),
    ],
  },
});
