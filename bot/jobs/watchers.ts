// Checks for changes after each notification and at intervals, for as long as anyone is watching.
import type { ChangeNotifier } from './change-notifier.js';
import { coalesce } from './coalesce.js';

/** Polls the store too, in case a notification from another process does not arrive. */
const POLL_MS = 2_000;

/**
 * Returns a function that adds a watcher. That function returns another, which removes the watcher. `check`
 * gets all the watchers and must not reject. Only one check runs at a time, because there may be hundreds of
 * notifications a second. `mayPoll`: whether anything can change without a notification.
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
    // An open page must not keep the process running.
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
