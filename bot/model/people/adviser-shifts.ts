// Works out when an adviser is on shift. Hours are in the adviser's local time, which may include summer
// time.
import { DAYS, type ListedAdviser } from './roster.js';

type Shifts = Pick<ListedAdviser, 'hours' | 'timeZone' | 'publicHolidays'> & { holidays?: readonly string[] };
type Hours = Shifts & Pick<ListedAdviser, 'open'>;

interface Span {
  start: number;
  end: number;
}

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
/**
 * How many days ahead to search for a shift. Hours repeat every week, so a week is usually enough, and a day
 * for a shift that has already started. We then search for longer, because an adviser may be on leave for weeks
 * and a service may be closed for months.
 */
const DAYS_AHEAD = [8, 40, 400];
/** Days to search around the current day. The local date may be a day before or after the date in UTC. */
const AROUND_NOW = 1;

export function isInHours(adviser: Hours, at: Date): boolean {
  const { hours, holidays, open } = adviser;
  return (!hours.length && !holidays?.length && !open) || shiftAt(adviser, at) !== undefined;
}

/** The end of the shift that includes `at`. Undefined if `at` is not in a shift. */
export function endOfShift(adviser: Hours, at: Date): Date | undefined {
  const shift = shiftAt(adviser, at);
  return shift && new Date(shift.end);
}

/**
 * Returns `after` if it is during the adviser's hours, otherwise the start of their next shift. Undefined if
 * they have no shift in the next year.
 */
export function nextInHours(adviser: Hours, after: Date): Date | undefined {
  if (isInHours(adviser, after)) return after;
  for (const ahead of DAYS_AHEAD) {
    const starts = spansFrom(adviser, after, ahead)
      .map(({ start }) => start)
      .filter((start) => start > after.getTime());
    if (starts.length) return new Date(Math.min(...starts));
  }
  return undefined;
}

function shiftAt(adviser: Hours, at: Date): Span | undefined {
  const time = at.getTime();
  return spansFrom(adviser, at, AROUND_NOW).find(({ start, end }) => start <= time && time < end);
}

/** The parts of the adviser's shifts during which the service is open. */
function spansFrom({ open, ...adviser }: Hours, from: Date, ahead: number): Span[] {
  const opened = open && joined(shiftsFrom(open, from, ahead));
  const shifts = ownShifts(open ? { ...adviser, publicHolidays: [] } : adviser, from, ahead);
  if (!opened || !shifts) return opened ?? shifts ?? [];
  return shifts.flatMap((shift) =>
    opened
      .map(({ start, end }) => ({ start: Math.max(start, shift.start), end: Math.min(end, shift.end) }))
      .filter(({ start, end }) => start < end),
  );
}

const ALL_DAY: Shifts['hours'] = [{ days: [...DAYS], from: '00:00', to: '00:00' }];

/** Undefined if the adviser may be asked at any time. Without hours, their own holidays still count. */
function ownShifts({ publicHolidays, ...adviser }: Shifts, from: Date, ahead: number): Span[] | undefined {
  if (adviser.hours.length) return shiftsFrom({ ...adviser, publicHolidays }, from, ahead);
  if (!adviser.holidays?.length) return undefined;
  return joined(shiftsFrom({ ...adviser, hours: ALL_DAY }, from, ahead));
}

/**
 * Joins opening times that are next to each other, for example at midnight, so that they do not split a night
 * shift.
 */
function joined(spans: readonly Span[]): Span[] {
  const together: Span[] = [];
  for (const span of [...spans].sort((one, other) => one.start - other.start)) {
    const last = together.at(-1);
    if (last && span.start <= last.end) last.end = Math.max(last.end, span.end);
    else together.push({ ...span });
  }
  return together;
}

/**
 * Start a day early, because the last night shift may not have ended. Count the days from the local date:
 * going 24 hours from a time can skip a day that has 23.
 */
function shiftsFrom(
  { hours, timeZone, publicHolidays = [], holidays = publicHolidays }: Shifts,
  from: Date,
  ahead: number,
): Span[] {
  const spans: Span[] = [];
  const today = localDate(timeZone, from).getTime();
  for (let day = -1; day <= ahead; day += 1) {
    const date = new Date(today + day * DAY_MS);
    if (holidays.includes(date.toISOString().slice(0, 10))) continue;
    const name = DAYS[(date.getUTCDay() + 6) % 7]!;
    for (const shift of hours)
      if (shift.days.includes(name)) {
        const overnight = shift.to <= shift.from ? DAY_MS : 0;
        const end = new Date(date.getTime() + overnight);
        spans.push({ start: instant(timeZone, date, shift.from), end: instant(timeZone, end, shift.to) });
      }
  }
  return spans;
}

/** Midnight in UTC on the local date. */
function localDate(timeZone: string, at: Date): Date {
  const local = new Date(at.getTime() + offsetMs(timeZone, at.getTime()));
  return new Date(Date.UTC(local.getUTCFullYear(), local.getUTCMonth(), local.getUTCDate()));
}

/**
 * The moment at which the local clock shows `time` on `date`. If the clocks go forward past that time,
 * returns an hour later.
 */
function instant(timeZone: string, date: Date, time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  const wall = date.getTime() + (hours * 60 + minutes) * MINUTE_MS;
  const near = wall - offsetMs(timeZone, wall);
  return wall - offsetMs(timeZone, near);
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** How many milliseconds local time is ahead of UTC. */
function offsetMs(timeZone: string, at: number): number {
  let format = formats.get(timeZone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-GB', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
    formats.set(timeZone, format);
  }
  const part: Record<string, number> = {};
  for (const { type, value } of format.formatToParts(new Date(at))) part[type] = Number(value);
  const wall = Date.UTC(part.year!, part.month! - 1, part.day, part.hour, part.minute, part.second);
  return wall - Math.floor(at / 1000) * 1000;
}
