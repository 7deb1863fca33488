// Formats a time for people in the United Kingdom.
import type { Language } from '../../../knowledge/model/language.js';

const DAY = { day: 'numeric', month: 'long', year: 'numeric' } as const;
export const CLOCK = { hour: '2-digit', minute: '2-digit' } as const;

/** A way to write times in London. */
export function inLondon(parts: Intl.DateTimeFormatOptions, locale = 'en-GB'): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat(locale, { timeZone: 'Europe/London', ...parts });
}

const day = inLondon(DAY);
const welshDay = inLondon(DAY, 'cy');
const clock = inLondon(CLOCK);
const dayAndClock = inLondon({ day: 'numeric', month: 'long', ...CLOCK });
const forRecord = inLondon({ ...DAY, ...CLOCK });

/** "4 May 2026", in London time. */
export function formatDay(iso: string, language: Language = 'en'): string {
  return (language === 'cy' ? welshDay : day).format(new Date(iso));
}

/** "4 May at 10:05", in London time. */
export function formatTime(iso: string, language: Language = 'en'): string {
  if (language === 'en') return dayAndClock.format(new Date(iso));
  // Without a year, Node's own Welsh format puts the month first.
  return `${formatDay(iso, language).replace(/ \d{4}$/, '')} am ${clock.format(new Date(iso))}`;
}

/** "4 May 2026 at 10:05", for things people read long afterwards. */
export function formatTimeForRecord(iso: string, language: Language = 'en'): string {
  if (language === 'cy') return `${formatDay(iso, language)} am ${clock.format(new Date(iso))}`;
  return forRecord.format(new Date(iso));
}
