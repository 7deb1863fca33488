import type { PractitionerWords } from './english/practitioner-words.js';
import { wordsIn } from './words-in.js';

/** Uses the largest unit that is still precise enough. Whole hours and days, as the desk counts a wait. */
export function durationText(ms: number, { page }: PractitionerWords = wordsIn('en')): string {
  const { times } = page;
  const minutes = Math.round(ms / 60_000);
  if (minutes < 1) return times.aMinute;
  if (minutes < 120) return times.minutes(minutes);
  return minutes < 48 * 60 ? times.hours(Math.floor(minutes / 60)) : times.days(Math.floor(minutes / 1440));
}
