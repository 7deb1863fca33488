// The order in which test files run: the long ones first, so that no process is left with one at the end.
import { BaseSequencer } from 'vitest/node';
import type { TestSpecification } from 'vitest/node';

/** Longest first. Vitest knows the times of an earlier run on the same machine only, and a fresh checkout has none. */
const LONG = [
  'browser/pages',
  'adapters/parsers/hostile-files',
  'browser/library-writing',
  'scenarios/chaos/chaos',
  'browser/library-story',
  'scenarios/trace/trace',
  'scenarios/real-stacks/every-pairing',
  'scenarios/attacks/attacks',
];
/** Files of one project follow one another: Vitest ends a process that is shared where another kind comes between. */
const PROJECTS = ['alone', 'with Restify', 'together'];

export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    return sorted.sort((one, other) => place(one) - place(other));
  }
}

function place({ moduleId, project }: TestSpecification): number {
  const long = LONG.findIndex((name) => moduleId.endsWith(`/tests/${name}.test.ts`));
  return long < 0 ? LONG.length + PROJECTS.indexOf(project.name) : long;
}
