// Measures how long each stage of an answer takes.
import type { Stages } from './model/answer.js';

/** `lap` adds the time since the previous lap to a stage. */
export function createStopwatch() {
  const stages: Stages = { embed: 0 };
  let last = performance.now();
  return {
    lap(stage: string) {
      const now = performance.now();
      stages[stage] = (stages[stage] ?? 0) + now - last;
      last = now;
    },
    stages: () => stages,
  };
}
