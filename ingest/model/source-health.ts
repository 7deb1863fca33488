// How well we know a followed source: looked at as often as it should be, and found as it should be.
import { Cron } from 'croner';
import type { SourceRecord } from './editing.js';
import type { FollowedSource } from './source-registry.js';

/**
 * new: nobody has looked yet. stale: two looks that were due have not been made, so that nobody can say what it says
 * now. trouble: the last look found it gone, moved, withdrawn, or not at all. due: a look is due now.
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

/** When it is to be looked at next; undefined where it is due now. */
export function nextLook(
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
