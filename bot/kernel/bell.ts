// Wakes whoever waits for something new in the store: in this process, and in others where they can be spoken to.
import type { Broadcast } from '../model/ports.js';

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

const RUNG = 'rung';

/** Rings here at once and elsewhere soon; what rings elsewhere is heard here and not passed on. */
export function createSharedBell(broadcast: Broadcast): Bell {
  const here = createBell();
  broadcast.listen((word) => {
    if (word === RUNG || word === undefined) here.ring();
  });
  return {
    ring() {
      here.ring();
      broadcast.send(RUNG);
    },
    listen: (listener) => here.listen(listener),
  };
}
