import { DIVISIONS, type Division } from '../../../../bot/model/people/bank-holidays.js';
import { clockTime, DAYS } from '../../../../bot/model/people/roster.js';
import { MAX_CLOSED_DAYS, type ServiceHours } from '../../../../bot/model/people/service-hours.js';
import { parseDay } from '../../../../bot/model/governance/parse-day.js';
import { monthNumber } from '../../../../ingest/model/read-date.js';
import { problemsAt, type FieldProblems } from '../../design/fields.js';
import { isoDay, longDate } from '../../design/format-time.js';
import { typedText, type Posted } from '../../security/post-guard.js';
import type { Day } from '../details/describe-details.js';
import { clock, unclearTime } from '../details/typed-details.js';
import { detailsWording } from '../wording/details-wording.js';
import { hoursWording } from '../wording/hours-wording.js';

const { problems: said } = hoursWording;

export interface TypedHours {
  version: number;
  /** Both times are empty on a day when the service is closed. */
  week: Record<Day, { from: string; to: string }>;
  closedDays: string;
  bankHolidays: string;
}

export function readTypedHours(posted: Posted): TypedHours {
  const line = (field: string) => typedText(posted, field, 20);
  return {
    version: Number.parseInt(line('version'), 10) || 0,
    week: ofEachDay((day) => ({ from: line(timeField(day, 'from')), to: line(timeField(day, 'to')) })),
    closedDays: typedText(posted, 'closed-days', 10_000),
    bankHolidays: line('bank-holidays'),
  };
}

/**
 * The form starts empty if no hours are set. If it suggested any, someone might save them by mistake, and the
 * service would then be closed outside those hours.
 */
const NONE: ServiceHours = { week: [], closedDays: [] };

export function typedHours(hours: ServiceHours | undefined, version: number): TypedHours {
  const { week, closedDays, bankHolidays = '' } = hours ?? NONE;
  return {
    version,
    week: ofEachDay((day) => {
      const { from = '', to = '' } = week.find(({ days }) => days.includes(day)) ?? {};
      return { from, to };
    }),
    closedDays: closedDays.map((day) => longDate(`${day}T12:00:00Z`)).join('\n'),
    bankHolidays,
  };
}

/** Returns the hours or, if any are wrong, all the problems. `noDay` says what to do if no day has hours. */
export function hoursOf(
  { week, closedDays, bankHolidays }: TypedHours,
  { now, noDay }: { now: Date; noDay: string },
): { hours: ServiceHours } | { problems: FieldProblems } {
  const shifts = DAYS.flatMap((day) => {
    const { from, to } = week[day];
    return from === '' && to === '' ? [] : [{ days: [day], from: clock(from), to: midnight(clock(to)) }];
  });
  const days = closedDays
    .split(/[\n;]/)
    .map((typed) => typed.trim())
    .filter((typed) => typed !== '');
  const noHours: Problem[] = shifts.length ? [] : [[timeField('mon', 'from'), noDay]];
  const wrongTimes = DAYS.flatMap((day) => problemsOn(day, week[day]));
  const problems = [...noHours, ...wrongTimes, ...problemsIn(days, now)];
  if (problems.length) return { problems: problemsAt(problems) };
  return {
    hours: {
      week: shifts,
      closedDays: [...new Set(days.flatMap((typed) => dayTyped(typed) ?? []))].sort(),
      ...(isDivision(bankHolidays) && { bankHolidays }),
    },
  };
}

type Problem = readonly [field: string, text: string];

function problemsOn(day: Day, { from, to }: { from: string; to: string }): Problem[] {
  if (from === '' && to === '') return [];
  const name = detailsWording.days[day].long;
  const unclear = unclearTime({ from, to });
  if (unclear) return [[timeField(day, unclear.part), said.unclear(name, unclear)]];
  const times = { from: clock(from), to: midnight(clock(to)) };
  const wrong = PARTS.find((part) => !clockTime.safeParse(times[part]).success);
  if (wrong) return [[timeField(day, wrong), said.bothTimes(name)]];
  const isSame = times.from === times.to && times.from !== '00:00';
  return isSame ? [[timeField(day, 'from'), said.sameTimes(name)]] : [];
}

const PARTS = ['from', 'to'] as const;
/** The name of a field, which is also its id. */
export const timeField = (day: Day, part: (typeof PARTS)[number]) => `${day}-${part}`;

function problemsIn(closedDays: readonly string[], now: Date): Problem[] {
  const unread = closedDays.filter((typed) => dayTyped(typed) === undefined);
  if (unread.length) {
    const named = unread.slice(0, UNREAD_NAMED).map((typed) => typed.slice(0, 40));
    return [[CLOSED_DAYS, said.notDates(named, unread.length - named.length, exampleOfDay(now))]];
  }
  return closedDays.length > MAX_CLOSED_DAYS ? [[CLOSED_DAYS, said.tooManyDays(MAX_CLOSED_DAYS)]] : [];
}

/** Someone may have pasted a long text by mistake. */
const UNREAD_NAMED = 3;

const isDivision = (typed: string): typed is Division => DIVISIONS.some((one) => one === typed);

/** Christmas Eve of this year or, on that day and after it, of the next. */
export function exampleOfDay(now: Date): string {
  const year = Number(isoDay(now).slice(0, 4));
  const eve = `${year}-12-24`;
  return longDate(`${isoDay(now) < eve ? eve : `${year + 1}-12-24`}T12:00:00Z`);
}

export const CLOSED_DAYS = 'closed-days';

const midnight = (time: string) => (time === '24:00' ? '00:00' : time);

/** Reads "24 December 2026", "24th Dec, 2026", "24/12/2026" and "2026-12-24". */
function dayTyped(typed: string): string | undefined {
  const [, day = '', month = '', year = ''] =
    /^(\d{1,2})(?:st|nd|rd|th)?(?: of)?[ /.-]+([a-z]+|\d{1,2})[ ,/.-]+(\d{4})$/i.exec(typed) ?? [];
  const number = monthNumber(month) || Number(month);
  const iso = day ? `${year}-${String(number).padStart(2, '0')}-${day.padStart(2, '0')}` : typed;
  return parseDay(iso) === undefined ? undefined : iso;
}

function ofEachDay<T>(what: (day: Day) => T): Record<Day, T> {
  return Object.fromEntries(DAYS.map((day) => [day, what(day)])) as Record<Day, T>;
}
