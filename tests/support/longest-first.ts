// The order in which test files run: the long ones first, so that no process is left with one at the end.
import { BaseSequencer } from 'vitest/node';
import type { TestSpecification } from 'vitest/node';

/** Longest first, as a machine without the times of an earlier run cannot know them. */
const LONG = ['browser/pages'];

export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    // Files that share a process must follow one another: Vitest ends it where another kind comes between.
    const weight = ({ moduleId, project }: TestSpecification) => {
      const place = LONG.findIndex((name) => moduleId.includes(`tests/${name}.test.`));
      if (place >= 0) return place;
      return LONG.length + (project.config.isolate ? 0 : 1);
    };
    return sorted.sort((one, other) => weight(one) - weight(other));
  }
}
