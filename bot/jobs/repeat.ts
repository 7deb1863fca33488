// Repeats work for as long as the process runs. Runs never overlap, so a slow store gets one query at a time.

export interface Repeated {
  /** Resolves once the current run has ended. */
  stop(): Promise<void>;
}

interface RepeatOptions {
  /** Called once when the work starts to fail, not for each failure. */
  onFailure: (error: unknown) => void;
  /** If true, also runs the work straight away. Otherwise, the work first runs after `ms`. */
  now?: boolean;
}

/** The timer does not keep the process running. */
export function every(
  ms: number,
  work: () => Promise<unknown>,
  { onFailure, now = false }: RepeatOptions,
): Repeated {
  let running: Promise<void> | undefined;
  let hasFailed = false;
  const run = async () => {
    try {
      await work();
      hasFailed = false;
    } catch (error) {
      if (!hasFailed) onFailure(error);
      hasFailed = true;
    }
  };
  const start = () => void (running ??= run().finally(() => (running = undefined)));
  const timer = setInterval(start, ms).unref();
  if (now) start();
  return {
    async stop() {
      clearInterval(timer);
      await running;
    },
  };
}

/** Runs the work straight away and then every `ms`, until it has succeeded once. */
export function untilDone(
  ms: number,
  work: () => Promise<unknown>,
  { onFailure }: Pick<RepeatOptions, 'onFailure'>,
): Repeated {
  const trying = every(
    ms,
    async () => {
      await work();
      void trying.stop();
    },
    { onFailure, now: true },
  );
  return trying;
}
