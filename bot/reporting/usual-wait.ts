// Knows how long people usually wait for an adviser, and never makes anyone wait for that figure.
import { usualWait, usualWaitPeriod, type StatisticsRecords } from '../model/tasks/desk-statistics.js';
import { countRequests } from './read-desk-statistics.js';

const READ_EVERY_MS = 60_000;

/** Returns the figure as last read, and reads it again in the background if that was a while ago. */
export function knownUsualWait(
  records: Pick<StatisticsRecords, 'requests'>,
  clock: () => Date = () => new Date(),
): () => number | undefined {
  let known: number | undefined;
  let readAt = -Infinity;
  const read = async (now: Date) => {
    const period = usualWaitPeriod(now);
    known = usualWait(countRequests(await records.requests(period), period.to));
  };
  return () => {
    const now = clock();
    if (now.getTime() - readAt >= READ_EVERY_MS) {
      readAt = now.getTime();
      // If this fails, we keep giving the last figure.
      void read(now).catch(() => undefined);
    }
    return known;
  };
}
