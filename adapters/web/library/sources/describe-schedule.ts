// Describes a schedule in everyday words, and lists the choices for a form.
import { spokenTime } from '../../../../bot/model/messages/format-time.js';

const DAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'] as const;

/** The schedule in words, or the pattern itself if we have no words for it. */
export function describeSchedule(pattern: string): string {
  const [minute = '', hour = '', day = '', month = '', weekday = ''] = pattern.trim().split(/\s+/);
  if (!/^\d+$/.test(minute) || !/^\d+$/.test(hour) || month !== '*') return pattern;
  const at = `at ${spokenTime(Number(hour), Number(minute))}`;
  if (day === '*' && weekday === '*') return `Every day ${at}`;
  if (day === '*' && /^[0-7]$/.test(weekday)) return `Every ${DAYS[Number(weekday) % 7]} ${at}`;
  if (weekday === '*' && /^\d+$/.test(day)) return `On day ${day} of each month ${at}`;
  return pattern;
}

export interface ScheduleChoice {
  value: string;
  label: string;
}

/** `seed` spreads the checks over an hour at night, so that a publisher does not get all our requests at once. */
export function scheduleChoices(seed: string, current?: string): ScheduleChoice[] {
  const minute = Array.from(seed).reduce((sum, character) => (sum * 31 + character.charCodeAt(0)) % 60, 7);
  const patterns = [
    `${minute} 5 * * *`,
    ...DAYS.map((_, index) => `${minute} 5 * * ${(index + 1) % 7}`),
    `${minute} 5 1 * *`,
  ];
  if (current !== undefined && !patterns.includes(current)) patterns.unshift(current);
  return patterns.map((value) => ({ value, label: describeSchedule(value) }));
}
