// Runs tasks one at a time, in the order in which they came.

interface Patience {
  patienceMs: number;
  /** The least time that the task can take. */
  leastMs: number;
  tooLate: () => Error;
}

/**
 * A task gets what is left of its `patienceMs` when its turn comes. If that is less than `leastMs`, it is not
 * run, and what `tooLate` returns is thrown.
 */
export function inTurn() {
  let last: Promise<unknown> = Promise.resolve();
  return <T>(
    work: (leftMs: number) => Promise<T>,
    { patienceMs, leastMs, tooLate }: Patience,
  ): Promise<T> => {
    const came = performance.now();
    const mine = last.then(() => {
      const leftMs = Math.ceil(patienceMs - (performance.now() - came));
      if (leftMs < leastMs) throw tooLate();
      return work(leftMs);
    });
    last = mine.catch(() => undefined);
    return mine;
  };
}
