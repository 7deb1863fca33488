// Keeps the usual wait for an adviser in memory, so that no reply is delayed by calculating it.
import { every, type Repeated } from '../jobs/repeat.js';
import { usualWait, usualWaitPeriod, type StatisticsRecords } from '../model/statistics/desk-statistics.js';
import { countRequests } from './read-desk-statistics.js';

const READ_EVERY_MS = 60_000;

export interface UsualWait extends Repeated {
  /** The usual wait as last calculated, in milliseconds. Undefined until the first calculation. */
  knownMs: () => number | undefined;
}

/**
 * Calculates the usual wait now and every minute, even if it is not used. If that fails, keeps the last
 * figure.
 */
export function keepUsualWait(
  records: Pick<StatisticsRecords, 'requests'>,
  onFailure: (error: unknown) => void,
): UsualWait {
  let known: number | undefined;
  const read = async () => {
    known = usualWait(countRequests(await records.requests(usualWaitPeriod(new Date()))));
  };
  return { knownMs: () => known, ...every(READ_EVERY_MS, read, { now: true, onFailure }) };
}
