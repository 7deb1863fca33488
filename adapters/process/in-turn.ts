interface Patience {
  patienceMs: number;
  /** The shortest time that the task can take. */
  leastMs: number;
  tooLate: () => Error;
}

/** Runs tasks one at a time, in the order in which they arrive. */
export function oneAtATime() {
  let last: Promise<unknown> = Promise.resolve();
  return <T>(work: () => Promise<T>): Promise<T> => {
    const mine = last.then(work);
    last = mine.catch(() => undefined);
    return mine;
  };
}

/**
 * Also runs tasks one at a time. When its turn comes, a task gets what is left of its `patienceMs`. If that is
 * less than `leastMs`, the task does not run, and the error from `tooLate` is thrown.
 */
export function inTurn() {
  const next = oneAtATime();
  return <T>(
    work: (leftMs: number) => Promise<T>,
    { patienceMs, leastMs, tooLate }: Patience,
  ): Promise<T> => {
    const came = performance.now();
    return next(() => {
      const leftMs = Math.ceil(patienceMs - (performance.now() - came));
      if (leftMs < leastMs) throw tooLate();
      return work(leftMs);
    });
  };
}
