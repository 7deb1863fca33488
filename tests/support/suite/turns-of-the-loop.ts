// Shows whether work lets others run between its steps.

/** Longer than the slice that long work may take at a time. */
const STEP_MS = 15;

/**
 * Calls `work` with a function that takes one long step, and returns how many turns of the event loop the
 * steps took.
 */
export async function turnsTaken(work: (step: () => void) => Promise<unknown>): Promise<number> {
  let turn = 0;
  const seen = new Set<number>();
  let timer = setImmediate(function next() {
    turn += 1;
    timer = setImmediate(next);
  });
  try {
    await work(() => {
      seen.add(turn);
      const end = performance.now() + STEP_MS;
      while (performance.now() < end);
    });
  } finally {
    clearImmediate(timer);
  }
  return seen.size;
}
