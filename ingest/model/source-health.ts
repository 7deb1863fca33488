// Works out when to check a followed source, and whether it has problems.
import { Cron } from 'croner';
import type { SourceRecord } from './editing.js';
import type { FollowedSource } from './source-registry.js';

/**
 * The health of a source. new: never checked. stale: 2 scheduled checks in a row did not take place, so the
 * stored copy may be out of date. trouble: the last check failed or left something out, or the source has
 * been removed, moved or withdrawn. due: a check is due now.
 */
export type SourceHealth = 'trouble' | 'stale' | 'new' | 'due' | 'well';

type Scheduled = Pick<FollowedSource, 'schedule'>;

export function healthOf(source: Scheduled, record: SourceRecord | undefined, now: Date): SourceHealth {
  if (!record) return 'new';
  const [first, second] = runsAfter(source, record);
  if (second && second <= now) return 'stale';
  if (record.state !== 'available' || record.failures > 0) return 'trouble';
  return first && first <= now ? 'due' : 'well';
}

/** Returns when the next check is due, or undefined if a check is due now. */
export function nextRefresh(
  source: Scheduled,
  record: Pick<SourceRecord, 'checkedAt'> | undefined,
  now: Date,
): Date | undefined {
  const [next] = record ? runsAfter(source, record) : [];
  return next && next > now ? next : undefined;
}

/** Returns when the check after the latest one is due, even if that time is in the past. */
export const dueAfter = (source: Scheduled, record: Pick<SourceRecord, 'checkedAt'>): Date | undefined =>
  runsAfter(source, record)[0];

/** How long to wait after a check without a usable reply, because the next scheduled check may be a week away. */
const AGAIN_AFTER_FAILURE_MS = 20 * 3_600_000;

/** A new source waits for its scheduled time, so that we do not contact every publisher when the service starts. */
export function isDueByClock(
  source: Scheduled,
  record: SourceRecord | undefined,
  { since, now }: { since: Date; now: Date },
): boolean {
  const failedLongAgo =
    record?.state === 'failed' && now.getTime() - Date.parse(record.checkedAt) >= AGAIN_AFTER_FAILURE_MS;
  return failedLongAgo || !nextRefresh(source, record ?? { checkedAt: since.toISOString() }, now);
}

function runsAfter({ schedule }: Scheduled, { checkedAt }: Pick<SourceRecord, 'checkedAt'>): Date[] {
  return new Cron(schedule, { paused: true, timezone: 'Europe/London' }).nextRuns(2, new Date(checkedAt));
}
