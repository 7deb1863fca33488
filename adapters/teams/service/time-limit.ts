// Adds a time limit to a library that has none.
import { tokenWording } from '../wording/token-wording.js';

/** Time to read a reply that has already arrived, which takes a few turns of the event loop. */
const READING_MS = 50;

/**
 * Calls `passed` when the limit has passed, unless the returned function is called first. After the process
 * has been suspended, its timers run before it reads a reply that arrived in the meantime. So we wait a
 * moment longer, so as not to lose that reply.
 */
export function atLimit(limitMs: number, passed: () => void): () => void {
  let stopped = false;
  let timer = setTimeout(() => {
    // Set the next timer in a later turn, because a timer that is already due would run in this turn.
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
