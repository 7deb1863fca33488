// Notifies listeners when the store has changed: those in this process and, with a broadcast, in other
// processes.
import type { Broadcast } from '../model/ports.js';

export interface ChangeNotifier {
  notify(): void;
  listen(listener: () => void): () => void;
}

export function createChangeNotifier(): ChangeNotifier {
  const listeners = new Set<() => void>();
  return {
    notify() {
      for (const listener of [...listeners]) listener();
    },
    listen(listener) {
      // Wraps the listener in a new function, so that if the same one is added twice, each can be removed
      // separately.
      const own = () => listener();
      listeners.add(own);
      return () => listeners.delete(own);
    },
  };
}

const CHANGED = 'changed';

/**
 * Notifies this process immediately, and other processes shortly afterwards. A notification from another
 * process is not sent on.
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
