// Runs tasks one at a time, in the order in which they came.

/**
 * A task gets what is left of its `patienceMs` when its turn comes. If nothing is left, it is not run, and what
 * `tooLate` returns is thrown.
 */
export function inTurn() {
  let last: Promise<unknown> = Promise.resolve();
  return <T>(work: (leftMs: number) => Promise<T>, patienceMs: number, tooLate: () => Error): Promise<T> => {
    const came = performance.now();
    const mine = last.then(() => {
      const leftMs = Math.ceil(patienceMs - (performance.now() - came));
      if (leftMs <= 0) throw tooLate();
      return work(leftMs);
    });
    last = mine.catch(() => undefined);
    return mine;
  };
}
