// Converts between times and UK dates. A day lasts from midnight to midnight in London.
import { inLondon } from '../messages/format-time.js';

const HOUR_MS = 3_600_000;
/** The start of a day plus 30 hours is always on the next day, even if the day has 23 or 25 hours. */
const INTO_THE_NEXT_DAY_MS = 30 * HOUR_MS;

const london = inLondon({ dateStyle: 'short', timeStyle: 'short' }, 'sv-SE');

/** Returns the start of the day, or undefined if `text` is not a real date in the form YYYY-MM-DD. */
export function parseDay(text = ''): string | undefined {
  const day = text.trim();
  const at = /^\d{4}-\d{2}-\d{2}$/.test(day) ? Date.parse(`${day}T00:00:00Z`) : NaN;
  if (Number.isNaN(at)) return undefined;
  // In summer, midnight in London is 11pm in UTC. JavaScript reads "2026-02-30" as 2 March, so check that the
  // result is the day that was typed.
  const start = [at, at - HOUR_MS].find((one) => london.format(one) === `${day} 00:00`);
  return start === undefined ? undefined : new Date(start).toISOString();
}

/** The date in London at this time, as YYYY-MM-DD. */
export const dayOf = (at: string): string => london.format(Date.parse(at)).slice(0, 10);

/** Returns the start of the next day. `start` must be the start of a day. */
export const dayAfter = (start: string): string =>
  parseDay(dayOf(new Date(Date.parse(start) + INTO_THE_NEXT_DAY_MS).toISOString()))!;

/** The last day of a period that ends at `end`. */
export const lastDayBefore = (end: string): string => dayOf(new Date(Date.parse(end) - 1).toISOString());
