// When a followed source is due to be refreshed, and its health: whether it has been, and the result.
import { Cron } from 'croner';
import type { SourceRecord } from './editing.js';
import type { FollowedSource } from './source-registry.js';

/**
 * new: never refreshed. stale: 2 refreshes in a row did not happen when due, so we do not know what the
 * source says now. trouble: the last refresh failed or had to leave something out, or found that the source has gone,
 * moved or been withdrawn. due: a refresh is due now.
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

/** When the next refresh is due; undefined if one is due now. */
export function nextRefresh(
  source: Scheduled,
  record: Pick<SourceRecord, 'checkedAt'> | undefined,
  now: Date,
): Date | undefined {
  const [next] = record ? runsAfter(source, record) : [];
  return next && next > now ? next : undefined;
}

/** When the next refresh after the last one is due, even if that time has already passed. */
export const dueAfter = (source: Scheduled, record: Pick<SourceRecord, 'checkedAt'>): Date | undefined =>
  runsAfter(source, record)[0];

/** If a refresh got no usable reply, we try again sooner than a weekly schedule would. */
const AGAIN_AFTER_FAILURE_MS = 20 * 3_600_000;

/**
 * For scheduled checks, which started at `since`: a new source waits for its scheduled time, so that starting
 * the service does not contact every publisher at once.
 */
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
