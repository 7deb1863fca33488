// Describes the hours when the service is open and an adviser is at work, such as "Monday to Friday, 9am to
// 5pm".
import type { PractitionerWords } from './english/practitioner-words.js';
import { spokenTime } from '../model/messages/format-time.js';
import { DAYS, type ListedAdviser } from '../model/people/roster.js';

type HourWords = PractitionerWords['page']['times'];
type Span = readonly [from: number, to: number];

const DAY_MINUTES = 24 * 60;
const ALL_DAY: readonly Span[] = [[0, DAY_MINUTES]];
const TIME_ZONE = 'Europe/London';

/**
 * `open`: the opening hours set at the desk, if any. Returns undefined if there are neither advisers' hours
 * nor opening hours, or if an adviser is in another time zone.
 */
export function openingHours(
  advisers: readonly Pick<ListedAdviser, 'hours' | 'timeZone'>[],
  words: HourWords,
  open?: ListedAdviser['hours'],
): string | undefined {
  if (!advisers.length && !open) return undefined;
  if (advisers.some(({ timeZone }) => timeZone !== TIME_ZONE)) return undefined;
  const isAlways = !advisers.length || advisers.some(({ hours }) => hours.length === 0);
  if (isAlways && !open) return words.anyTime;
  const week = DAYS.map((_, day) => {
    const staffed = isAlways ? ALL_DAY : joined(advisers.flatMap(({ hours }) => spansOn(hours, day)));
    return open ? overlapping(staffed, joined(spansOn(open, day))) : staffed;
  });
  const groups: { first: number; last: number; hours: string }[] = [];
  week.forEach((spans, day) => {
    const hours = spans.length === 0 ? '' : words.spans(spans.map((span) => spanWords(span, words)));
    const before = groups.at(-1);
    if (before?.hours === hours && before.last === day - 1) before.last = day;
    else if (hours !== '') groups.push({ first: day, last: day, hours });
  });
  if (!groups.length) return undefined;
  return groups.map(({ first, last, hours }) => `${dayWords(first, last, words)}, ${hours}`).join('; ');
}

/** A night shift covers 2 days, so it is included on both. */
function spansOn(hours: ListedAdviser['hours'], day: number): Span[] {
  const yesterday = DAYS[(day + 6) % 7]!;
  return hours.flatMap(({ days, from, to }): Span[] => {
    const [start, end] = [minutes(from), minutes(to)];
    const isNight = end <= start;
    return [
      ...(days.includes(DAYS[day]!) ? [[start, isNight ? DAY_MINUTES : end] as const] : []),
      ...(isNight && end > 0 && days.includes(yesterday) ? [[0, end] as const] : []),
    ];
  });
}

function joined(spans: readonly Span[]): Span[] {
  const together: Span[] = [];
  for (const [from, to] of [...spans].sort(([one], [other]) => one - other)) {
    const last = together.at(-1);
    if (last && from <= last[1]) together[together.length - 1] = [last[0], Math.max(last[1], to)];
    else together.push([from, to]);
  }
  return together;
}

function overlapping(ones: readonly Span[], others: readonly Span[]): Span[] {
  return ones
    .flatMap((one) =>
      others.map((other) => [Math.max(one[0], other[0]), Math.min(one[1], other[1])] as const),
    )
    .filter(([from, to]) => from < to);
}

function minutes(time: string): number {
  const [hours = 0, rest = 0] = time.split(':').map(Number);
  return hours * 60 + rest;
}

function dayWords(first: number, last: number, { weekdays, dayTo, everyDay }: HourWords): string {
  if (last - first === 6) return everyDay;
  return first === last ? weekdays[first]! : dayTo(weekdays[first]!, weekdays[last]!);
}

function spanWords([from, to]: Span, words: HourWords): string {
  return from === 0 && to === DAY_MINUTES
    ? words.allDay
    : words.fromTo(timeWords(from, words), timeWords(to, words));
}

function timeWords(time: number, words: HourWords): string {
  if (time % DAY_MINUTES === 0) return words.midnight;
  if (time === DAY_MINUTES / 2) return words.midday;
  return spokenTime(Math.floor(time / 60), time % 60);
}
