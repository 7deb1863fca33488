// Wakes whoever waits in this process; other processes find out by looking at the store from time to time.

export interface Bell {
  ring(): void;
  /** Returns the way to stop listening. */
  listen(listener: () => void): () => void;
}

export function createBell(): Bell {
  const listeners = new Set<() => void>();
  return {
    ring() {
      for (const listener of [...listeners]) listener();
    },
    listen(listener) {
      // A function of its own for each call: the same listener may be given twice and stopped once.
      const own = () => listener();
      listeners.add(own);
      return () => listeners.delete(own);
    },
  };
}
