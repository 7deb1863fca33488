// Adds a time limit to a library that has none.
import { tokenWording } from '../wording/token-wording.js';

/** How long it takes to read a reply that has already arrived: a few turns of the event loop. */
const READING_MS = 50;

/**
 * Calls `passed` when the limit has passed, unless the returned function is called first. If the process was
 * suspended, timers run before it can read a reply that has already arrived, so we wait a moment longer for
 * that reply.
 */
export function atLimit(limitMs: number, passed: () => void): () => void {
  let stopped = false;
  let timer = setTimeout(() => {
    // Set the next timer in a later turn of the event loop, because a timer that is already due would run in
    // this one.
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
  return new DOMException(tokenWording.timeLimit, 'TimeoutError');
}

/** Rejects with a `TimeoutError` when the limit has passed. The work continues, but its result is dropped. */
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
