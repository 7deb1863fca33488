// The health of a followed source: whether it is refreshed as often as it should be, and the result.
import { Cron } from 'croner';
import type { SourceRecord } from './editing.js';
import type { FollowedSource } from './source-registry.js';

/**
 * new: never refreshed. stale: 2 refreshes in a row did not happen when due, so we do not know what the
 * source says now. trouble: the last refresh failed or had to leave something out, or found that the source has gone,
 * moved or been withdrawn. due: a refresh is due now.
 */
export type SourceHealth = 'trouble' | 'stale' | 'new' | 'due' | 'well';

export function healthOf(
  source: Pick<FollowedSource, 'schedule'>,
  record: SourceRecord | undefined,
  now: Date,
): SourceHealth {
  if (!record) return 'new';
  const [first, second] = looksAfter(source, new Date(record.checkedAt));
  if (second && second <= now) return 'stale';
  if (record.state !== 'available' || record.failures > 0) return 'trouble';
  return first && first <= now ? 'due' : 'well';
}

/** When the next refresh is due; undefined if one is due now. */
export function nextRefresh(
  source: Pick<FollowedSource, 'schedule'>,
  record: SourceRecord | undefined,
  now: Date,
): Date | undefined {
  const [next] = record ? looksAfter(source, new Date(record.checkedAt)) : [];
  return next && next > now ? next : undefined;
}

function looksAfter({ schedule }: Pick<FollowedSource, 'schedule'>, from: Date): Date[] {
  return new Cron(schedule, { paused: true, timezone: 'Europe/London' }).nextRuns(2, from);
}
