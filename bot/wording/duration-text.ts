import type { PractitionerWords } from './english/practitioner-words.js';

/**
 * Uses the largest unit that is still precise enough. Rounds hours and days up, because people read that half
 * waited this long “or less”.
 */
export function durationText(ms: number, { page }: PractitionerWords): string {
  const { times } = page;
  const minutes = Math.round(ms / 60_000);
  if (minutes < 1) return times.aMinute;
  if (minutes < 120) return times.minutes(minutes);
  return minutes < 48 * 60 ? times.hours(Math.ceil(minutes / 60)) : times.days(Math.ceil(minutes / 1440));
}

/** How long people usually wait for an adviser; undefined if it is not known. */
export const usualWaitText = (say: PractitionerWords, waitMs: number | undefined): string | undefined =>
  waitMs === undefined ? undefined : say.web.advisers.wait(durationText(waitMs, say));

/**
 * The usual wait, for a request. `isUnlike`: true if what others waited says little about it. The usual wait is
 * shown elsewhere, so this then says that it does not count here.
 */
export const requestWaitText = (
  say: PractitionerWords,
  waitMs: number | undefined,
  isUnlike: boolean,
): string | undefined =>
  waitMs !== undefined && isUnlike ? say.handoff.waitThisTime : usualWaitText(say, waitMs);
