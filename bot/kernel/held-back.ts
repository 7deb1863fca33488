// Decides which jobs must wait because of those that are running.
import type { PlatformName } from '../model/people/person.js';
import type { Job } from '../model/tasks/job.js';
import { isSuspect } from './judge-failure.js';

export interface HeldBack {
  /** Platforms that have their share of the places, so that one that hangs leaves the others room. */
  busy: PlatformName[];
  /** A suspect is running: see `isSuspect`. */
  suspects: boolean;
}

/** `places`: how many jobs run at once. A platform gets half of them. */
export function heldBack(
  running: readonly Pick<Job, 'platform' | 'interrupted'>[],
  places: number,
): HeldBack {
  const used = running.flatMap(({ platform }) => platform ?? []);
  const isBusy = (platform: PlatformName) =>
    used.filter((one) => one === platform).length >= Math.ceil(places / 2);
  return { busy: [...new Set(used)].filter(isBusy), suspects: running.some(isSuspect) };
}

export function isHeldBack(
  job: Pick<Job, 'platform' | 'interrupted'>,
  { busy, suspects }: HeldBack,
): boolean {
  return (suspects && isSuspect(job)) || (job.platform !== undefined && busy.includes(job.platform));
}
