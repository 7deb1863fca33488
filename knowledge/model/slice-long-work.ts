// Runs long work in steps, either all at once or in short slices between which the process can do other work.
import { setImmediate as turnOfTheLoop } from 'node:timers/promises';

/** Work that is done in steps. Yields after each step. */
export type Steps<T> = Generator<void, T>;

/** The length of a slice, which is too short for anyone to notice. */
const SLICE_MS = 10;

export function atOnce<T>(work: Steps<T>): T {
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
  }
}

export async function inTurns<T>(work: Steps<T>): Promise<T> {
  let sliceStart = performance.now();
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
    if (performance.now() - sliceStart < SLICE_MS) continue;
    await turnOfTheLoop();
    sliceStart = performance.now();
  }
}
