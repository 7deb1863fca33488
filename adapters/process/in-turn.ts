// Runs tasks one at a time, in the order in which they came.

/**
 * Throws what `tooLate` returns if a task's turn only comes after `patienceMs`. The task is then not run.
 */
export function inTurn() {
  let last: Promise<unknown> = Promise.resolve();
  return <T>(work: () => Promise<T>, patienceMs: number, tooLate: () => Error): Promise<T> => {
    const came = performance.now();
    const mine = last.then(() => {
      if (performance.now() - came > patienceMs) throw tooLate();
      return work();
    });
    last = mine.catch(() => undefined);
    return mine;
  };
}
