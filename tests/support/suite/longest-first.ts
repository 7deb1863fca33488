// Orders the test files with the longest first, so that no process is still running a long file at the end.
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/**
 * The order of projects. Files of one project stay together, because if another project comes between them,
 * Vitest ends a shared process, and the next process imports everything again. Files that run in a separate
 * process come first, the shortest files last.
 */
const PROJECTS = ['alone', 'with Restify', 'together'];
/**
 * The long test files, longest first. Vitest only knows times from an earlier run on the same machine, and a
 * fresh checkout has none.
 */
const LONG = [
  'scenarios/chaos/chaos',
  'scenarios/trace/trace',
  'adapters/parsers/hostile-files',
  'adapters/start/cli',
  'browser/every-page',
  'browser/pages',
  'browser/library-writing',
  'browser/library-story',
  'scenarios/attacks/attacks',
  'scenarios/governance/retention',
  'scenarios/real-stacks/every-pairing',
  'adapters/web/library/releases/releases',
  'adapters/web/library/changes/changes',
  'adapters/sql/guidance/guidance-store',
  'bench/eval',
];

export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    return sorted.sort((one, other) => place(one) - place(other));
  }
}

function place({ moduleId, project }: TestSpecification): number {
  const long = LONG.findIndex((name) => moduleId.endsWith(`/tests/${name}.test.ts`));
  return PROJECTS.indexOf(project.name) * 100 + (long < 0 ? LONG.length : long);
}
