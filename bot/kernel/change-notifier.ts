// Tells listeners in this process, and in others if there is a broadcast, that the store has changed.
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

const CHANGED = 'rung';

/**
 * Notifies this process immediately and other processes soon. Notifications from other processes are not
 * passed on.
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
