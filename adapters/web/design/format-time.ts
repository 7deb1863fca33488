// Formats times for people in the United Kingdom, and adds the exact time for machines.
import { wordsIn } from '../../../bot/wording/words-in.js';
import { deskScriptWording as waits } from '../../../bot/wording/staff/desk-script-wording.js';
import type { PractitionerWords } from '../../../bot/wording/english/practitioner-words.js';
import { formatClock, formatDay, inLondon } from '../../../bot/model/messages/format-time.js';
import type { Language } from '../../../knowledge/model/language.js';
import { markup, type Html } from './markup.js';

/** Shows “2:05pm” for a time today, and “24 November 2026, 2:05pm” for a time on any other day. */
export function timeElement(iso: string, now: Date, language?: Language): Html {
  const at = new Date(iso);
  const clock = formatClock(iso);
  const text = isoDay(at) === isoDay(now) ? clock : `${formatDay(iso, language)}, ${clock}`;
  return markup`<time datetime="${iso}">${text}</time>`;
}

/** Formats a time as “24 November 2026, 2:05pm”. Use it in records, which must always show the day. */
export function datedTime(iso: string, language?: Language): string {
  return `${formatDay(iso, language)}, ${formatClock(iso)}`;
}

const shortDayOfYear = inLondon({ day: 'numeric', month: 'short', year: 'numeric' });

/** Formats a time as “24 Nov 2026, 2:05pm”, for lists on a phone, which cannot wrap. */
export function shortDatedTime(iso: string): string {
  return `${shortDayOfYear.format(new Date(iso))}, ${formatClock(iso)}`;
}

/** Use it for anything printed or saved, where “today” means nothing. */
export function datedTimeElement(iso: string, language?: Language): Html {
  return markup`<time datetime="${iso}">${datedTime(iso, language)}</time>`;
}

export function longDate(iso: string, language?: Language): string {
  return formatDay(iso, language);
}

const shortDay = inLondon({ day: 'numeric', month: 'short' });

export function shortDate(iso: string): string {
  return shortDay.format(new Date(iso));
}

const machineDay = inLondon({}, 'sv-SE');

/** Formats a day as `YYYY-MM-DD`, which date fields expect. */
export function isoDay(now: Date): string {
  return machineDay.format(now);
}

export const waitingTime = (since: string, now: Date): string =>
  timeWaited(now.getTime() - Date.parse(since));

/** Returns, for example, “less than a minute”, “12 minutes”, “3 hours” or “2 days”. */
export function timeWaited(ms: number): string {
  const minutes = Math.floor(ms / 60_000);
  if (minutes < 1) return waits.lessThanAMinute;
  if (minutes < 60) return count(minutes, waits.oneMinute, waits.minutes);
  return minutes < 48 * 60
    ? count(Math.floor(minutes / 60), waits.oneHour, waits.hours)
    : waits.days.replace('{count}', String(Math.floor(minutes / 1440)));
}

function count(number: number, one: string, many: string): string {
  return number === 1 ? one : many.replace('{count}', String(number));
}

const weekday = inLondon({ weekday: 'long' });

const ENGLISH_WEEKDAYS = wordsIn('en').page.times.weekdays;

/** Returns, for example, “Monday 30 November at 9am”. */
export function dayAndTime(iso: string, say: PractitionerWords): string {
  const at = new Date(iso);
  const { times } = say.page;
  const index = ENGLISH_WEEKDAYS.indexOf(weekday.format(at));
  const date = formatDay(iso, say.language).replace(/ \d{4}$/, '');
  return times.dayAndTime(times.weekdays[index] ?? '', date, formatClock(iso));
}
