import { dayInBritain } from './day-in-britain.js';
import type { Publication } from './editing.js';

/** From `from` up to but not including `to`. If `to` is absent, the release is live now. */
export interface LiveVersion {
  release: number;
  publication: number;
  from: string;
  to?: string;
}

/**
 * A question about a day is put to at most this many of the versions that were live on that day. The same number
 * stay in memory, so that a second question about that day does not have to load any again.
 */
export const ASKED_ABOUT_A_DAY = 3;

/**
 * Returns the releases that were live on a day (`YYYY-MM-DD`, in Britain), in order. A release that was live
 * twice that day is listed twice. `publications` must be newest first.
 */
export function versionsLiveOn(publications: readonly Publication[], day: string): LiveVersion[] {
  const moves = [...publications].reverse();
  return moves
    .map(({ id, release, at }, n): LiveVersion => {
      const next = moves[n + 1];
      return { release, publication: id, from: at, ...(next && { to: next.at }) };
    })
    .filter(({ from, to }) => dayInBritain(from)! <= day && (to === undefined || dayInBritain(to)! >= day));
}
