// Tells open library pages when work on the guidance has progressed, in this process or another.
import { setTimeout as wait } from 'node:timers/promises';
import type { ChangeNotifier } from '../kernel/change-notifier.js';
import { createWatchers } from '../kernel/watchers.js';
import type { Records } from '../model/store.js';
import { WORK_TOPICS } from '../model/tasks/editing-work.js';

/**
 * Calls the listener after each step of work on the guidance. Returns a function that removes the listener.
 */
export type WatchEditingWork = (listener: () => void) => () => void;

/** Limits how often we read the store, because the notifier may fire hundreds of times a second. */
const PAUSE_MS = 500;

export function createWorkWatch(
  { editingWork }: Pick<Records, 'editingWork'>,
  notifier: ChangeNotifier,
  pauseMs = PAUSE_MS,
): WatchEditingWork {
  let seen: string | undefined;
  let isUnderWay = false;
  const watch = createWatchers<() => void>(
    notifier,
    async (listeners) => {
      const kinds = Object.values(WORK_TOPICS);
      const found = await Promise.all(kinds.map((each) => editingWork.latest(each, 1))).catch(
        () => undefined,
      );
      const works = found?.flat();
      if (works && JSON.stringify(works) !== seen) {
        seen = JSON.stringify(works);
        isUnderWay = works.some(({ endedAt }) => endedAt === undefined);
        for (const listener of [...listeners]) listener();
      }
      await wait(pauseMs, undefined, { ref: false });
    },
    () => isUnderWay,
  );
  // Wraps the listener in a new function, so that the same listener can be added twice.
  return (listener) => watch(() => listener());
}
