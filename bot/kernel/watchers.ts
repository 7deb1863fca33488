// Checks for changes for as long as someone watches: after each notification, and from time to time.
import type { ChangeNotifier } from './change-notifier.js';
import { coalesce } from './coalesce.js';

/** In case notifications from other processes do not arrive. */
const POLL_MS = 2_000;

/**
 * Returns a function that adds a watcher and returns a function to remove it again. `check` is called with
 * all watchers, and must not reject. Only one check runs at a time, because the notifier may fire hundreds of
 * times a second in every process. `mayPoll`: whether anything can change without a notification.
 */
export function createWatchers<Watcher>(
  notifier: ChangeNotifier,
  check: (watchers: ReadonlySet<Watcher>) => Promise<void>,
  mayPoll: () => boolean = () => true,
): (watcher: Watcher) => () => void {
  const watchers = new Set<Watcher>();
  let stopListening: (() => void) | undefined;

  const checking = coalesce(async () => {
    if (watchers.size) await check(watchers);
  });
  const startListening = () => {
    const stop = notifier.listen(checking.call);
    // A page left open must not stop the process from ending.
    const timer = setInterval(() => mayPoll() && checking.call(), POLL_MS).unref();
    return () => {
      stop();
      clearInterval(timer);
    };
  };

  return (watcher) => {
    watchers.add(watcher);
    stopListening ??= startListening();
    checking.call();
    return () => {
      watchers.delete(watcher);
      if (watchers.size) return;
      stopListening?.();
      stopListening = undefined;
    };
  };
}
