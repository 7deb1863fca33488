// Tells open pages of the library that work on the guidance has moved on, even if another process does it.
import { setTimeout as wait } from 'node:timers/promises';
import type { ChangeNotifier } from '../kernel/change-notifier.js';
import { coalesce } from '../kernel/coalesce.js';
import type { Records } from '../model/store.js';
import { WORK_TOPICS } from '../model/tasks/editing-work.js';

/** Calls the listener after each step of any work. Returns a function that stops it. */
export type WatchEditingWork = (listener: () => void) => () => void;

/** How often to check while work is under way, in case notifications from other processes do not arrive. */
const POLL_MS = 2_000;
/** The notifier may fire hundreds of times a second. */
const PAUSE_MS = 500;

export function createWorkWatch(
  { editingWork }: Pick<Records, 'editingWork'>,
  notifier: ChangeNotifier,
  pauseMs = PAUSE_MS,
): WatchEditingWork {
  const listeners = new Set<() => void>();
  let seen: string | undefined;
  let isUnderWay = false;
  let stopListening: (() => void) | undefined;

  // One check serves all pages, and only one runs at a time.
  const looking = coalesce(async () => {
    if (!listeners.size) return;
    const kinds = Object.values(WORK_TOPICS);
    const latest = await Promise.all(kinds.map((each) => editingWork.latest(each, 1))).catch(() => undefined);
    const works = latest?.flat();
    if (works && JSON.stringify(works) !== seen) {
      seen = JSON.stringify(works);
      isUnderWay = works.some(({ endedAt }) => endedAt === undefined);
      for (const listener of [...listeners]) listener();
    }
    await wait(pauseMs, undefined, { ref: false });
  });
  const startListening = () => {
    const stop = notifier.listen(looking.call);
    // A page left open must not stop the process from ending.
    const timer = setInterval(() => isUnderWay && looking.call(), POLL_MS).unref();
    return () => {
      stop();
      clearInterval(timer);
    };
  };

  return (listener) => {
    // A new function for each call, so that the same listener can be added twice.
    const own = () => listener();
    listeners.add(own);
    stopListening ??= startListening();
    looking.call();
    return () => {
      listeners.delete(own);
      if (listeners.size) return;
      stopListening?.();
      stopListening = undefined;
    };
  };
}
