// Keeps the usual wait for an adviser in memory, so that no reply has to wait for the figure.
import { every, type Repeated } from '../kernel/repeat.js';
import { usualWait, usualWaitPeriod, type StatisticsRecords } from '../model/tasks/desk-statistics.js';
import { countRequests } from './read-desk-statistics.js';

const READ_EVERY_MS = 10 * 60_000;

export interface UsualWait extends Repeated {
  /** The last figure read, in milliseconds. Undefined before the first. */
  knownMs: () => number | undefined;
}

/**
 * Reads the figure now and every 10 minutes, even if no one asks for it. If it cannot be read, keeps the last
 * one.
 */
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
