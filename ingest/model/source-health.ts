// The health of a followed source: whether it is refreshed as often as it should be, and the result.
import { Cron } from 'croner';
import type { SourceRecord } from './editing.js';
import type { FollowedSource } from './source-registry.js';

/**
 * new: never refreshed. stale: two refreshes that were due did not happen, so no one can say what the source says
 * now. trouble: the last refresh found it gone, moved or withdrawn, or failed. due: a refresh is due now.
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
  if (record.state !== 'available') return 'trouble';
  return first && first <= now ? 'due' : 'well';
}

/** When it is due to be refreshed next; undefined if it is due now. */
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
