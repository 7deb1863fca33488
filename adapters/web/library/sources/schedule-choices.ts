// Describes a schedule in words, and lists the choices for a form.
import { spokenTime } from '../../../../bot/model/messages/format-time.js';
import { sourceWording } from '../wording/source-wording.js';

const WEEKDAYS = [1, 2, 3, 4, 5, 6, 0];

/** Returns the pattern itself if there are no words for it. */
export function describeSchedule(pattern: string): string {
  const [minute = '', hour = '', day = '', month = '', weekday = ''] = pattern.trim().split(/\s+/);
  if (!/^\d+$/.test(minute) || !/^\d+$/.test(hour) || month !== '*') return pattern;
  const { daily, weekly, monthly } = sourceWording.schedule;
  const time = spokenTime(Number(hour), Number(minute));
  if (day === '*' && weekday === '*') return daily(time);
  if (day === '*' && /^[0-7]$/.test(weekday)) return weekly(Number(weekday) % 7, time);
  if (weekday === '*' && /^\d+$/.test(day)) return monthly(day, time);
  return pattern;
}

export interface ScheduleChoice {
  value: string;
  label: string;
}

/** `seed` spreads the checks over an hour at night, so that no publisher gets all the requests at once. */
export function scheduleChoices(seed: string, current?: string): ScheduleChoice[] {
  const minute = Array.from(seed).reduce((sum, character) => (sum * 31 + character.charCodeAt(0)) % 60, 7);
  const patterns = [
    `${minute} 5 * * *`,
    ...WEEKDAYS.map((weekday) => `${minute} 5 * * ${weekday}`),
    `${minute} 5 1 * *`,
  ];
  if (current !== undefined && !patterns.includes(current)) patterns.unshift(current);
  return patterns.map((value) => ({ value, label: describeSchedule(value) }));
}
