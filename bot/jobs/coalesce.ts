// Runs some work only once at a time, however often it is called.

export interface Coalesced {
  /** Starts the work now. If it is already running, runs it once more afterwards. */
  call: () => void;
  isCalledAgain: () => boolean;
  /** Resolves when the work is not running and not due to run. */
  idle: () => Promise<void>;
}

/** `work` must not reject. */
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
