import { spokenTime } from '../../../../bot/model/messages/format-time.js';
import { languageName } from '../../../../bot/model/people/language.js';
import { DAYS, type AdviserDetails, type Shift } from '../../../../bot/model/people/roster.js';
import { specialismName } from '../../../../bot/model/people/specialism.js';
import { jurisdictionName } from '../../../../knowledge/model/words/guidance-names.js';
import type { LabelledFacts } from '../../design/fact-list.js';
import { detailsWording as said } from '../wording/details-wording.js';

export type Day = Shift['days'][number];

/** Leaves out details that are not set, except those where an empty value has a meaning. */
export function detailFacts(details: AdviserDetails, timeZone: string): LabelledFacts {
  return [
    [said.specialisms, listed(details.specialisms.map(specialismName)) ?? said.noSpecialisms],
    [said.nations, listed(details.nations.map(jurisdictionName)) ?? said.allNations],
    [said.languages, listed(details.languages.map(languageName))],
    [said.hours, hoursOf(details, timeZone)],
  ];
}

function hoursOf({ hours }: AdviserDetails, timeZone: string): string {
  if (!hours.length) return said.anyTime;
  const shifts = hours.map(({ days, from, to }) => said.shift(daysInWords(days), spoken(from), spoken(to)));
  return `${shifts.join('; ')}${timeZone === 'Europe/London' ? '' : ` (${timeZone})`}`;
}

/** Turns “09:00” into “9am”. */
function spoken(time: string): string {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return spokenTime(hours, minutes);
}

/** Returns, for example, “Mon to Fri, Sun”. 3 or more days in a row become a range. */
function daysInWords(days: readonly Day[]): string {
  const rows: Day[][] = [];
  DAYS.forEach((day, place) => {
    if (!days.includes(day)) return;
    if (place > 0 && days.includes(DAYS[place - 1]!)) rows.at(-1)!.push(day);
    else rows.push([day]);
  });
  const short = (day: Day | undefined) => said.days[day!].short;
  return rows
    .map((row) => (row.length > 2 ? said.dayTo(short(row[0]), short(row.at(-1))) : row.map(short).join(', ')))
    .join(', ');
}

function listed(names: readonly string[]): string | undefined {
  return names.length ? names.join(', ') : undefined;
}
