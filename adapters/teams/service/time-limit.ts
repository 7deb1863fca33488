// Stops waiting for a library that has no time limit of its own.

/** For reading what has come: unpacking takes some turns of the loop. */
const READING_MS = 50;

/**
 * Calls `passed` once the limit has passed, unless the returned function is called before. If the process was
 * suspended, its timers fire before it sees what has arrived in the meantime, so an answer among that is not thrown
 * away.
 */
export function atLimit(limitMs: number, passed: () => void): () => void {
  let stopped = false;
  let timer = setTimeout(() => {
    // In the next turn: what is due by then would otherwise be done in this one.
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

/** Rejects with a `TimeoutError` once the limit has passed. The work itself continues, and its result is dropped. */
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
