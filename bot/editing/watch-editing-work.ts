// Tells open library pages when work on the guidance has progressed, in this process or another.
import type { ChangeNotifier } from '../jobs/change-notifier.js';
import { createStoreWatch, type WatchStoreChanges } from './watch-store-changes.js';
import type { Records } from '../model/store.js';
import { WORK_TOPICS } from '../model/editing/editing-work.js';

/** Calls the listener after each step of any work. */
export function createWorkWatch(
  { editingWork }: Pick<Records, 'editingWork'>,
  notifier: ChangeNotifier,
  pauseMs?: number,
): WatchStoreChanges {
  const read = async () => {
    const kinds = Object.values(WORK_TOPICS);
    return (await Promise.all(kinds.map((each) => editingWork.latest(each, 1)))).flat();
  };
  return createStoreWatch(notifier, read, {
    mayPoll: (works) => works.some(({ endedAt }) => endedAt === undefined),
    ...(pauseMs !== undefined && { pauseMs }),
  });
}
