// Configures the test run. It starts one more process than the machine has cores. Most files run one after
// another in the same processes.
import { availableParallelism, tmpdir } from 'node:os';
import { defineConfig, type TestProjectConfiguration } from 'vitest/config';
import { LongestFirst } from './tests/support/suite/longest-first.js';
import { memoryFolder } from './tests/support/suite/memory-folder.js';

/**
 * Test files with separate processes: they start programs, load native engines, replace modules, or measure
 * the memory, delays or code coverage of a whole process.
 */
const ALONE = [
  'tests/adapters/models/minilm/**/*.test.ts',
  'tests/adapters/parsers/hostile-files.test.ts',
  'tests/adapters/start/**/*.test.ts',
  'tests/adapters/index/file-pieces.test.ts',
  'tests/adapters/index/releases/release-changes.test.ts',
  'tests/bench/fuzzing/guided-search.test.ts',
  'tests/ingest/comparing/align-passages.test.ts',
  'tests/fakes/unread-responses.test.ts',
];
/**
 * Test files that load Restify, which changes `http` in the whole process: on other servers, `writeHead` then
 * returns nothing.
 */
const WITH_RESTIFY = ['tests/adapters/{composition,http,slack,teams,web}/**/*.test.ts'];

/** What `npm test` leaves out, because it takes longer than the rest: pages in a browser, and the whole service. */
const WHOLE = ['tests/{browser,scenarios}/**/*.test.ts'];
const WHOLE_ALONE = [
  'tests/scenarios/{chaos,kill,kill-editing,kill-retention,trace}/**/*.test.ts',
  'tests/scenarios/sealing/rotated-by-command.test.ts',
  // These run separately, because their servers answer with `writeHead(…).end()`, which fails once Restify is
  // loaded.
  'tests/scenarios/attacks/hostile-*.test.ts',
];

/**
 * Files that share a process only import shared code once, which saves time. With `isolate`, each file
 * imports everything again.
 */
const project = (
  name: string,
  files: { include: string[]; exclude?: string[]; isolate?: boolean },
): TestProjectConfiguration => ({ extends: true, test: { name, ...files } });

const inMemory = memoryFolder();

export default defineConfig({
  test: {
    // Files in TMPDIR are removed after a run. Files in LASTING_TMPDIR are kept for the next run.
    env: inMemory === undefined ? {} : { TMPDIR: inMemory, LASTING_TMPDIR: tmpdir() },
    pool: 'forks',
    // Compiles patterns to machine code straight away, so that redaction's long patterns take a quarter of
    // the time.
    execArgv: ['--no-regexp-tier-up'],
    // One more than the number of cores, because many tests wait for a browser, a program or a delivery. The
    // default is one less.
    maxWorkers: availableParallelism() + 1,
    setupFiles: ['tests/support/suite/transpiled-children.ts'],
    sequence: { sequencer: LongestFirst },
    // The defaults of 1, 5 and 10 seconds are too short on a busy machine.
    expect: { poll: { timeout: 10_000 } },
    testTimeout: 60_000,
    hookTimeout: 120_000,
    projects: [
      project('alone', { include: ALONE }),
      project('with Restify', { include: WITH_RESTIFY, exclude: ALONE, isolate: false }),
      project('together', {
        include: ['tests/**/*.test.ts'],
        exclude: [...ALONE, ...WITH_RESTIFY, ...WHOLE],
        isolate: false,
      }),
      project('whole service, alone', { include: WHOLE_ALONE }),
      project('whole service', { include: WHOLE, exclude: WHOLE_ALONE, isolate: false }),
    ],
  },
});
