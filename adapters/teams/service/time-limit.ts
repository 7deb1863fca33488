// Stops waiting for a library that has no time limit of its own.

/** Time to read a reply that has already arrived, which takes a few turns of the event loop. */
const READING_MS = 50;

/**
 * Calls `passed` once the limit has passed, unless the returned function is called first. If the process was
 * suspended, its timers fire before it sees what arrived in the meantime, so we wait a moment longer rather
 * than throw an answer away.
 */
export function atLimit(limitMs: number, passed: () => void): () => void {
  let stopped = false;
  let timer = setTimeout(() => {
    // Set the next timer in a later turn. A timer that is already due would run in this turn.
    setImmediate(() => {
      if (!stopped) timer = setTimeout(passed, READING_MS);
    });
  }, limitMs);
  return () => {
    stopped = true;
    clearTimeout(timer);
  };
}

export function limitPassed(): Error {
  return new DOMException('The time limit has passed.', 'TimeoutError');
}

/** Rejects with a `TimeoutError` once the limit has passed. The work continues, and its result is dropped. */
export async function withinLimit<T>(work: Promise<T>, limitMs: number): Promise<T> {
  let stop: () => void = () => undefined;
  const limit = new Promise<never>((_, reject) => {
    stop = atLimit(limitMs, () => reject(limitPassed()));
  });
  try {
    return await Promise.race([work, limit]);
  } finally {
    stop();
  }
}
