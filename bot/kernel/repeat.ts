// Repeats a piece of work for as long as the process runs. Each run starts after the last one has ended, so a slow
// store never gets a second query before it has answered the first.

export interface Repeated {
  /** Resolves once nothing is under way. */
  stop(): Promise<void>;
}

interface RepeatOptions {
  /** Called once when the work starts to fail, not each time. */
  onFailure: (error: unknown) => void;
  /** Whether to start now, and not only after the first `ms`. */
  now?: boolean;
}

/** Does not keep the process running. */
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
