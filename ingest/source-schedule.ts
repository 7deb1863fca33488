// When a followed source is to be looked at next.
import { Cron } from 'croner';
import type { FollowedSource } from './source-registry.js';

/** True where the schedule has come round since the last look, or nobody has looked yet. */
export function isDue(
  { schedule }: Pick<FollowedSource, 'schedule'>,
  checkedAt: string | undefined,
  now: Date,
): boolean {
  if (checkedAt === undefined) return true;
  const next = new Cron(schedule, { paused: true, timezone: 'Europe/London' }).nextRun(new Date(checkedAt));
  return next !== null && next <= now;
}
