// Knows how long people usually wait for an adviser, and never makes anyone wait for that figure.
import { every, type Repeated } from '../kernel/repeat.js';
import { usualWait, usualWaitPeriod, type StatisticsRecords } from '../model/tasks/desk-statistics.js';
import { countRequests } from './read-desk-statistics.js';

const READ_EVERY_MS = 10 * 60_000;

export interface UsualWait extends Repeated {
  /** The figure as last read, in milliseconds. */
  knownMs: () => number | undefined;
}

/** Reads the figure now and every 10 minutes, whether or not anyone asks. While it cannot be read, keeps the last one. */
export function keepUsualWait(
  records: Pick<StatisticsRecords, 'requests'>,
  onFailure: (error: unknown) => void,
  clock: () => Date = () => new Date(),
): UsualWait {
  let known: number | undefined;
  const read = async () => {
    const period = usualWaitPeriod(clock());
    known = usualWait(countRequests(await records.requests(period), period.to));
  };
  return { knownMs: () => known, ...every(READ_EVERY_MS, read, { now: true, onFailure }) };
}
