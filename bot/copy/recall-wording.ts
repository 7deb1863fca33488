// What people read when guidance that was quoted to them has changed.
import type { RecallReason } from '../model/tasks/recall.js';

export const recallWording = {
  opening: {
    changed: 'Guidance that I quoted to you has changed.',
    removed: 'Guidance that I quoted to you is no longer in force.',
    withdrawn: 'Guidance that I quoted to you is no longer in force.',
    wrong: 'Something that I quoted to you was wrong.',
  } satisfies Record<RecallReason, string>,
  told: (when: string) => `This is what I told you on ${when}:`,
  now: (since: string) => `This is what it says since ${since}:`,
  nothingNow: (since: string) => `Since ${since} nothing stands in its place. Please do not rely on it.`,
  withdrawn: (since: string) =>
    `Its publisher withdrew it, and it is marked so here since ${since}. Please do not rely on it.`,
  wrongSince: 'Please do not rely on it.',
  check: 'If you acted on it, please check. An adviser can help.',
} as const;
