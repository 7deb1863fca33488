// Remembers results by key, so that doing something again gives the first result. Forgets the oldest.

export interface KeyedCache<T> {
  /** Concurrent calls of one key share the work. What fails is not remembered: the next call does it again. */
  once(key: string, work: () => Promise<T>): Promise<T>;
}

export function createKeyedCache<T>(size: number): KeyedCache<T> {
  const results = new Map<string, Promise<T>>();
  return {
    once(key, work) {
      const known = results.get(key);
      if (known) return known;
      const result = work();
      results.set(key, result);
      // A map keeps the order in which keys came in.
      if (results.size > size) results.delete(results.keys().next().value!);
      result.catch(() => results.delete(key));
      return result;
    },
  };
}
