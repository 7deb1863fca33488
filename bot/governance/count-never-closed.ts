// Counts entries that have been open for longer than we keep closed ones.
import type { NeverClosed } from '../model/governance/never-closed.js';
import { retentionCutOff, type RetentionPeriods } from '../model/governance/retention.js';
import type { Records } from '../model/store.js';

export async function countNeverClosed(
  { escalations, complaints, subjects }: Pick<Records, 'escalations' | 'complaints' | 'subjects'>,
  periods: RetentionPeriods,
  now: Date,
): Promise<NeverClosed> {
  const before = (times: readonly string[], days: number) =>
    times.filter((at) => at < retentionCutOff(now, days)).length;
  const requests = (await escalations.open()).map(({ openedAt }) => openedAt);
  const received = (await complaints.progress()).filter(({ closed }) => !closed);
  return {
    requests: before(requests, periods.requests),
    complaints: before(
      received.map(({ receivedAt }) => receivedAt),
      periods.complaints,
    ),
    dataRequests: before(
      (await subjects.openTimes()).map(({ openedAt }) => openedAt),
      periods.records,
    ),
  };
}
