// Gives up waiting for work of a library that has no time limit of its own.

/** Rejects with a `TimeoutError` once the limit has passed; the work itself goes on, and what it yields is dropped. */
export async function withinLimit<T>(work: Promise<T>, limitMs: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new DOMException('The time limit has passed.', 'TimeoutError')), limitMs);
  });
  try {
    return await Promise.race([work, limit]);
  } finally {
    clearTimeout(timer);
  }
}
