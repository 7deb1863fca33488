import type { PlatformName } from '../model/people/person.js';
import type { Job } from '../model/jobs/job.js';
import { isSuspect } from './judge-failure.js';

export interface HeldBack {
  /**
   * Platforms that already have as many running jobs as they are allowed. The limit stops a slow platform
   * from delaying the others.
   */
  busy: PlatformName[];
  /** True while a suspect job is running: see `isSuspect`. */
  suspects: boolean;
}

/** `places`: how many jobs can run at once. Each platform may use half of them. */
const shareOf = (places: number) => Math.ceil(places / 2);

export function heldBack(
  running: readonly Pick<Job, 'platform' | 'interrupted'>[],
  places: number,
): HeldBack {
  const busy = [...usedBy(running)].flatMap(([platform, used]) => (used < shareOf(places) ? [] : [platform]));
  return { busy, suspects: running.some(isSuspect) };
}

/**
 * How many more jobs may start if they all turn out to be for the same platform. Ignores busy platforms,
 * because their jobs are not started.
 */
export function roomForAny(running: readonly Pick<Job, 'platform'>[], places: number): number {
  const left = [...usedBy(running).values()].map((used) => shareOf(places) - used).filter((room) => room > 0);
  return Math.min(shareOf(places), ...left);
}

function usedBy(running: readonly Pick<Job, 'platform'>[]): Map<PlatformName, number> {
  const used = new Map<PlatformName, number>();
  for (const { platform } of running) if (platform) used.set(platform, (used.get(platform) ?? 0) + 1);
  return used;
}

export function isHeldBack(
  job: Pick<Job, 'platform' | 'interrupted'>,
  { busy, suspects }: HeldBack,
): boolean {
  return (suspects && isSuspect(job)) || (job.platform !== undefined && busy.includes(job.platform));
}
