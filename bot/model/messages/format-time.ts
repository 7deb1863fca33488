// Formats a time for people in the United Kingdom.
import type { Language } from '../../../knowledge/model/language.js';

const format = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  day: 'numeric',
  month: 'long',
  hour: '2-digit',
  minute: '2-digit',
});

const day = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
});

const welshDay = new Intl.DateTimeFormat('cy', {
  timeZone: 'Europe/London',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
});
const clock = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  hour: '2-digit',
  minute: '2-digit',
});

/** "4 May 2026", in London time. */
export function formatDay(iso: string, language: Language = 'en'): string {
  return (language === 'cy' ? welshDay : day).format(new Date(iso));
}

/** "4 May at 10:05", in London time. */
export function formatTime(iso: string, language: Language = 'en'): string {
  if (language === 'en') return format.format(new Date(iso));
  // Without a year, Node's own Welsh format puts the month first.
  return `${formatDay(iso, language).replace(/ \d{4}$/, '')} am ${clock.format(new Date(iso))}`;
}

const recordFormat = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
});

/** "4 May 2026 at 10:05", for things people read long afterwards. */
export function formatTimeForRecord(iso: string, language: Language = 'en'): string {
  if (language === 'cy') return `${formatDay(iso, language)} am ${clock.format(new Date(iso))}`;
  return recordFormat.format(new Date(iso));
}
