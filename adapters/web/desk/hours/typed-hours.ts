import { DIVISIONS } from '../../../../bot/model/people/bank-holidays.js';
import { DAYS } from '../../../../bot/model/people/roster.js';
import {
  MAX_CLOSED_DAYS,
  serviceHoursSchema,
  type ServiceHours,
} from '../../../../bot/model/people/service-hours.js';
import { parseDay } from '../../../../bot/model/governance/parse-day.js';
import { monthNumber } from '../../../../ingest/model/read-date.js';
import { isoDay, longDate } from '../../design/format-time.js';
import { typedText, type Posted } from '../../security/post-guard.js';
import type { Day } from '../details/describe-details.js';
import { clock, unclearTime } from '../details/typed-details.js';
import { detailsWording } from '../wording/details-wording.js';
import { hoursWording } from '../wording/hours-wording.js';

const { problems: said } = hoursWording;
const nameOf = (day: Day) => detailsWording.days[day].long;

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
    week: ofEachDay((day) => ({ from: line(`${day}-from`), to: line(`${day}-to`) })),
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

interface WrongHours {
  problem: string;
  /** The day that is wrong, or `closed-days`. */
  field?: string;
}

/** Returns the hours or, if something is wrong, the first problem. */
export function hoursOf(
  { week, closedDays, bankHolidays }: TypedHours,
  now: Date,
): ServiceHours | WrongHours {
  const shifts = DAYS.flatMap((day) => {
    const { from, to } = week[day];
    return from === '' && to === '' ? [] : [{ days: [day], from: clock(from), to: midnight(clock(to)) }];
  });
  if (!shifts.length) return { problem: said.noDay };
  for (const day of DAYS) {
    const unclear = unclearTime(week[day]);
    if (unclear) return { problem: said.unclear(nameOf(day), unclear), field: day };
  }
  const same = shifts.find(({ from, to }) => from === to && from !== '00:00')?.days[0];
  if (same) return { problem: said.sameTimes(nameOf(same)), field: same };
  const days = closedDays
    .split(/[\n;]/)
    .map((typed) => typed.trim())
    .filter((typed) => typed !== '');
  const unread = days.find((typed) => dayTyped(typed) === undefined);
  if (unread !== undefined)
    return { problem: said.notDate(unread.slice(0, 40), exampleOfDay(now)), field: CLOSED_DAYS };
  if (days.length > MAX_CLOSED_DAYS)
    return { problem: said.tooManyDays(MAX_CLOSED_DAYS), field: CLOSED_DAYS };
  const { data, error } = serviceHoursSchema.safeParse({
    week: shifts,
    closedDays: [...new Set(days.flatMap((typed) => dayTyped(typed) ?? []))].sort(),
    ...(DIVISIONS.some((one) => one === bankHolidays) && { bankHolidays }),
  });
  if (data) return data;
  const wrong = shifts[Number(error.issues[0]?.path[1])]?.days[0];
  return wrong ? { problem: said.bothTimes(nameOf(wrong)), field: wrong } : { problem: said.times };
}

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
