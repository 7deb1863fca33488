// Repeats a piece of work for as long as the process runs. A slow store is not asked again before it has answered.

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
