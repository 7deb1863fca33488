// Runs a piece of work at most once at a time, however often it is asked for.

export interface Coalesced {
  /** Starts the work now, or once more after the current run. */
  call: () => void;
  /** Whether another run is due after this one. */
  isCalledAgain: () => boolean;
  /** Resolves when nothing is running or due to run. */
  idle: () => Promise<void>;
}

/** The work must not reject. */
export function coalesce(work: () => Promise<void>): Coalesced {
  let running: Promise<void> | undefined;
  let again = false;
  const run = async (): Promise<void> => {
    do {
      again = false;
      await work();
    } while (again);
    running = undefined;
  };
  return {
    call() {
      if (running) again = true;
      else running = run();
    },
    isCalledAgain: () => again,
    idle: async () => running,
  };
}
