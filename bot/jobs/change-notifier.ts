// Notifies listeners when the store has changed: those in this process and, with a broadcast, in other
// processes.
import type { Broadcast } from '../model/ports.js';

export interface ChangeNotifier {
  notify(): void;
  listen(listener: () => void): () => void;
}

const CHANGED = 'changed';

/**
 * Notifies this process immediately and, with a broadcast, other processes shortly afterwards. A notification
 * from another process is not sent on.
 */
export function createChangeNotifier(broadcast?: Broadcast): ChangeNotifier {
  const listeners = new Set<() => void>();
  const notifyHere = () => {
    for (const listener of [...listeners]) listener();
  };
  broadcast?.listen((word) => {
    if (word === CHANGED || word === undefined) notifyHere();
  });
  return {
    notify() {
      notifyHere();
      broadcast?.send(CHANGED);
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
