// Describes an adviser's hours and specialisms.
import { spokenTime } from '../../../../bot/model/messages/format-time.js';
import { languageName } from '../../../../bot/model/people/language.js';
import { DAYS, type AdviserDetails, type Shift } from '../../../../bot/model/people/roster.js';
import { specialismName } from '../../../../bot/model/people/specialism.js';
import { jurisdictionName } from '../../../../knowledge/model/words/guidance-names.js';
import type { Facts } from '../../design/fact-list.js';

export type Day = Shift['days'][number];

export const DAY_NAMES: Record<Day, { short: string; long: string }> = {
  mon: { short: 'Mon', long: 'Monday' },
  tue: { short: 'Tue', long: 'Tuesday' },
  wed: { short: 'Wed', long: 'Wednesday' },
  thu: { short: 'Thu', long: 'Thursday' },
  fri: { short: 'Fri', long: 'Friday' },
  sat: { short: 'Sat', long: 'Saturday' },
  sun: { short: 'Sun', long: 'Sunday' },
};

/** Leaves out details that are not set, unless being empty means something. */
export function detailFacts(details: AdviserDetails, timeZone: string): Facts {
  return [
    ['Specialisms', listed(details.specialisms.map(specialismName)) ?? 'None given'],
    ['Nations', listed(details.nations.map(jurisdictionName)) ?? 'All'],
    ['Languages', listed(details.languages.map(languageName))],
    ['Hours', hoursOf(details, timeZone)],
  ];
}

function hoursOf({ hours }: AdviserDetails, timeZone: string): string {
  if (!hours.length) return 'At any time';
  const shifts = hours.map(({ days, from, to }) => `${daysInWords(days)}, ${spoken(from)} to ${spoken(to)}`);
  return `${shifts.join('; ')}${timeZone === 'Europe/London' ? '' : ` (${timeZone})`}`;
}

/** "9am" for 09:00. */
function spoken(time: string): string {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return spokenTime(hours, minutes);
}

/** "Mon to Fri, Sun": 3 or more days in a row are shown as the first and last. */
function daysInWords(days: readonly Day[]): string {
  const rows: Day[][] = [];
  DAYS.forEach((day, place) => {
    if (!days.includes(day)) return;
    if (place > 0 && days.includes(DAYS[place - 1]!)) rows.at(-1)!.push(day);
    else rows.push([day]);
  });
  const short = (day: Day | undefined) => DAY_NAMES[day!].short;
  return rows
    .map((row) => (row.length > 2 ? `${short(row[0])} to ${short(row.at(-1))}` : row.map(short).join(', ')))
    .join(', ');
}

function listed(names: readonly string[]): string | undefined {
  return names.length ? names.join(', ') : undefined;
}
