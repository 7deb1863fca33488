// Calculates the bank holidays of each part of the United Kingdom. The dates match those on GOV.UK, apart
// from one-off holidays such as a coronation, which no rule can predict.

export const DIVISIONS = ['england-and-wales', 'scotland', 'northern-ireland'] as const;
export type Division = (typeof DIVISIONS)[number];

/**
 * Returns dates as YYYY-MM-DD, in order. A holiday that falls on a weekend moves to the next free weekday.
 */
export function bankHolidays(division: Division, year: number): string[] {
  const moving = FIXED[division].map((day) => at(year, day));
  const free = new Set(moving.filter((day) => !isWeekend(day)).map(iso));
  for (const day of moving.filter(isWeekend)) {
    let next = day;
    while (isWeekend(next) || free.has(iso(next))) next = later(next, 1);
    free.add(iso(next));
  }
  const easter = easterSunday(year);
  const mondays = [monday(year, 5, 'first'), monday(year, 5, 'last')];
  const others =
    division === 'scotland'
      ? [later(easter, -2), ...mondays, monday(year, 8, 'first')]
      : [later(easter, -2), later(easter, 1), ...mondays, monday(year, 8, 'last')];
  return [...free, ...others.map(iso)].sort();
}

/**
 * Returns the days on which a service that closes on bank holidays is closed: the bank holidays, and a holiday
 * itself if it moved from a weekend, such as Christmas Day, because some services are open at weekends.
 */
export function bankHolidayClosures(division: Division, year: number): string[] {
  const onTheDay = FIXED[division].map((day) => iso(at(year, day)));
  return [...new Set([...onTheDay, ...bankHolidays(division, year)])].sort();
}

/** Dates as MM-DD. */
const FIXED: Record<Division, readonly string[]> = {
  'england-and-wales': ['01-01', '12-25', '12-26'],
  scotland: ['01-01', '01-02', '11-30', '12-25', '12-26'],
  'northern-ireland': ['01-01', '03-17', '07-12', '12-25', '12-26'],
};

const DAY_MS = 24 * 60 * 60_000;

const at = (year: number, day: string) => new Date(`${year}-${day}T00:00:00Z`);
const iso = (day: Date) => day.toISOString().slice(0, 10);
const later = (day: Date, days: number) => new Date(day.getTime() + days * DAY_MS);
const isWeekend = (day: Date) => day.getUTCDay() % 6 === 0;

function monday(year: number, month: number, which: 'first' | 'last'): Date {
  const end = which === 'first' ? new Date(Date.UTC(year, month - 1, 7)) : new Date(Date.UTC(year, month, 0));
  return later(end, -((end.getUTCDay() + 6) % 7));
}

/** Calculates the date of Easter with the Meeus/Jones/Butcher algorithm for the Gregorian calendar. */
function easterSunday(year: number): Date {
  const golden = year % 19;
  const century = Math.floor(year / 100);
  const leap = century - Math.floor(century / 4) - Math.floor((8 * century + 13) / 25) + 19 * golden + 15;
  const moon = ((leap % 30) + 30) % 30;
  const epact =
    moon - Math.floor(moon / 28) * (1 - Math.floor(29 / (moon + 1)) * Math.floor((21 - golden) / 11));
  const weekday = (year + Math.floor(year / 4) + epact + 2 - century + Math.floor(century / 4)) % 7;
  const offset = epact - weekday;
  const month = 3 + Math.floor((offset + 40) / 44);
  return new Date(Date.UTC(year, month - 1, offset + 28 - 31 * Math.floor(month / 4)));
}
