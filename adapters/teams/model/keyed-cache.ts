// Stores results by key, so that a repeated call returns the first result. Drops the oldest results when
// full.

export interface KeyedCache<T> {
  /** Concurrent calls with the same key share one result. After a failure, the next call tries again. */
  once(key: string, work: () => Promise<T>): Promise<T>;
  /** Returns undefined if there is no result, or if it has been dropped because the cache was full. */
  known(key: string): Promise<T> | undefined;
  forget(key: string): void;
}

export function createKeyedCache<T>(size: number): KeyedCache<T> {
  const results = new Map<string, Promise<T>>();
  return {
    once(key, work) {
      const known = results.get(key);
      if (known) return known;
      const result = work();
      results.set(key, result);
      // A map keeps its keys in the order they were added, so the first key is the oldest.
      if (results.size > size) results.delete(results.keys().next().value!);
      result.catch(() => results.delete(key));
      return result;
    },
    known: (key) => results.get(key),
    forget: (key) => void results.delete(key),
  };
}
