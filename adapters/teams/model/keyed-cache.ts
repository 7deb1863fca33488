// Stores results by key, so that a repeated call returns the first result. When full, drops the oldest result.
import LruCache from 'lru-cache';

export interface KeyedCache<T> {
  /** Concurrent calls with the same key share one result. After a failure, the next call tries again. */
  once(key: string, work: () => Promise<T>): Promise<T>;
  /** Returns undefined if there is no result, or if it has been dropped because the cache was full. */
  known(key: string): Promise<T> | undefined;
  forget(key: string): void;
}

export function createKeyedCache<T>(size: number): KeyedCache<T> {
  const results = new LruCache<string, Promise<T>>({ max: size });
  return {
    once(key, work) {
      const known = results.peek(key);
      if (known) return known;
      const result = work();
      results.set(key, result);
      result.catch(() => results.delete(key));
      return result;
    },
    known: (key) => results.peek(key),
    forget: (key) => void results.delete(key),
  };
}
