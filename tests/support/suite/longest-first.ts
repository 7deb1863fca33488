// Sorts the test files so that the longest start first, because otherwise one process might still run a long
// file when the others have finished.
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/**
 * The order of the Vitest projects. Files of a project stay together. If another project came between them,
 * Vitest would end the shared process, and the next one would import everything again. Files with separate
 * processes come first, and the shortest files last.
 */
const PROJECTS = ['whole service, alone', 'alone', 'whole service', 'with Restify', 'together'];
/**
 * The long test files, longest first. They are listed here because Vitest only knows times from an earlier
 * run on the same machine, which a fresh checkout does not have.
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
