// Tells open pages when something in the store has changed, in this process or another.
import { setTimeout as wait } from 'node:timers/promises';
import type { ChangeNotifier } from '../jobs/change-notifier.js';
import { createWatchers } from '../jobs/watchers.js';

/** Calls the listener after each change. Returns a function that removes the listener. */
export type WatchStoreChanges = (listener: () => void) => () => void;

/** Limits how often we read the store, because the notifier may fire hundreds of times a second. */
const PAUSE_MS = 500;

/** `mayPoll`: whether what was read can change without a notification. */
export function createStoreWatch<Read>(
  notifier: ChangeNotifier,
  read: () => Promise<Read>,
  {
    mayPoll = () => false,
    pauseMs = PAUSE_MS,
  }: { mayPoll?: (latest: Read) => boolean; pauseMs?: number } = {},
): WatchStoreChanges {
  let seen: string | undefined;
  let isPolled = false;
  const watch = createWatchers<() => void>(
    notifier,
    async (listeners) => {
      const found = await read().catch(() => undefined);
      if (found !== undefined && JSON.stringify(found) !== seen) {
        seen = JSON.stringify(found);
        isPolled = mayPoll(found);
        for (const listener of [...listeners]) listener();
      }
      await wait(pauseMs, undefined, { ref: false });
    },
    () => isPolled,
  );
  // Wraps the listener in a new function, so that the same listener can be added twice.
  return (listener) => watch(() => listener());
}
