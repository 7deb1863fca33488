// Decides when a source we follow is next due to be checked.
import { Cron } from 'croner';
import type { SourceRecord } from '../model/editing.js';
import type { FollowedSource } from '../model/source-registry.js';

/** If a refresh got no usable reply, we try again sooner than a weekly schedule would. */
const AGAIN_AFTER_FAILURE_MS = 20 * 3_600_000;

/** True if a scheduled time has passed since the last refresh, or there has not been one. */
export function isDue(
  { schedule }: Pick<FollowedSource, 'schedule'>,
  checkedAt: string | undefined,
  now: Date,
): boolean {
  if (checkedAt === undefined) return true;
  const next = new Cron(schedule, { paused: true, timezone: 'Europe/London' }).nextRun(new Date(checkedAt));
  return next !== null && next <= now;
}

/**
 * For scheduled checks, which started at `since`: a new source waits for its scheduled time, so that starting
 * the service does not contact every publisher at once.
 */
export function isDueByClock(
  source: Pick<FollowedSource, 'schedule'>,
  record: SourceRecord | undefined,
  { since, now }: { since: Date; now: Date },
): boolean {
  const failedLongAgo =
    record?.state === 'failed' && now.getTime() - Date.parse(record.checkedAt) >= AGAIN_AFTER_FAILURE_MS;
  return failedLongAgo || isDue(source, record?.checkedAt ?? since.toISOString(), now);
}
