// Formats times as people in the United Kingdom read them, with the exact time for machines.
import type { Html } from './markup.js';
import { markup } from './markup.js';

const time = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  hour: '2-digit',
  minute: '2-digit',
});
const day = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
});

/** "14:05" today, "24 November 2026, 14:05" before that. */
export function timeElement(iso: string, now: Date): Html {
  const at = new Date(iso);
  const text = day.format(at) === day.format(now) ? time.format(at) : `${day.format(at)}, ${time.format(at)}`;
  return markup`<time datetime="${iso}">${text}</time>`;
}

export function longDate(iso: string): string {
  return day.format(new Date(iso));
}

const shortDay = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  day: 'numeric',
  month: 'short',
});

export function shortDate(iso: string): string {
  return shortDay.format(new Date(iso));
}

const machineDay = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/London' });

/** `YYYY-MM-DD`, as fields for a day take it. */
export function isoDay(now: Date): string {
  return machineDay.format(now);
}

/** How long something took, in the largest unit that says enough. */
export function durationText(ms: number): string {
  const minutes = Math.round(ms / 60_000);
  if (minutes < 1) return 'a minute';
  if (minutes < 120) return count(minutes, 'minute');
  return minutes < 48 * 60
    ? count(Math.round(minutes / 60), 'hour')
    : count(Math.round(minutes / 1440), 'day');
}

/** "just now", "12 minutes", "3 hours", "2 days": how long someone has been waiting. */
export function waitingTime(since: string, now: Date): string {
  const minutes = Math.floor((now.getTime() - new Date(since).getTime()) / 60_000);
  if (minutes < 1) return 'less than a minute';
  if (minutes < 60) return count(minutes, 'minute');
  return minutes < 48 * 60
    ? count(Math.floor(minutes / 60), 'hour')
    : count(Math.floor(minutes / 1440), 'day');
}

function count(number: number, unit: string): string {
  return `${number} ${unit}${number === 1 ? '' : 's'}`;
}

const dayWithName = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  weekday: 'long',
  day: 'numeric',
  month: 'long',
});
const clockTime = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  hour: 'numeric',
  minute: '2-digit',
  hour12: true,
});

/** "Monday 30 November at 9am". */
export function dayAndTime(iso: string): string {
  const at = new Date(iso);
  const spoken = clockTime.format(at).replace(':00', '').replace(/\s/g, '').toLowerCase();
  return `${dayWithName.format(at).replace(',', '')} at ${spoken}`;
}
