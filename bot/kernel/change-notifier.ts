// Tells listeners that the store has changed, in this process and, if messages can be broadcast, in the others.
import type { Broadcast } from '../model/ports.js';

export interface ChangeNotifier {
  notify(): void;
  /** Returns a function that stops listening. */
  listen(listener: () => void): () => void;
}

export function createChangeNotifier(): ChangeNotifier {
  const listeners = new Set<() => void>();
  return {
    notify() {
      for (const listener of [...listeners]) listener();
    },
    listen(listener) {
      // A new function for each call, because the same listener may be added twice and then stopped only once.
      const own = () => listener();
      listeners.add(own);
      return () => listeners.delete(own);
    },
  };
}

const CHANGED = 'rung';

/**
 * Notifies this process immediately and others soon. A notification from another process reaches the listeners here and
 * is not passed on.
 */
export function createSharedChangeNotifier(broadcast: Broadcast): ChangeNotifier {
  const here = createChangeNotifier();
  broadcast.listen((word) => {
    if (word === CHANGED || word === undefined) here.notify();
  });
  return {
    notify() {
      here.notify();
      broadcast.send(CHANGED);
    },
    listen: (listener) => here.listen(listener),
  };
}
