// Finds dates without a year or a number, such as “last year”, “three months ago” and “in summer 2023”.
import { MONTH, monthNumber } from '../../ingest/model/read-date.js';

const NUMBERS = [
  'an?|one|un',
  'two|a couple(?: of)?|dd?au|dd?wy',
  'three|a few|[dt]ri|[dt]air',
  'four|[bp]ed(?:wa|ai)r',
  'five|[bp]ump?',
  'six|chwe(?:ch)?',
  'seven|saith',
  'eight|wyth',
  'nine|naw',
  'ten|dd?e(?:g|ng)',
  'eleven',
  'twelve',
];
const NUMBER = `(?:\\d{1,2}|${NUMBERS.join('|')})`;
const UNIT =
  '(?:days?|weeks?|fortnights?|months?|years?|niwrnod|dd?iwrnod|wythnos|mis|fis|[bfm]lynedd|[bf]lwyddyn)';
const SEASON = '(?:spring|summer|autumn|winter|gwanwyn|haf|gaeaf)';
const RELATIVE = new RegExp(
  [
    `(?:(?:back in|at the end of|during|in|y) )?(?<last>yesterday|ddoe|last (?:week|month|year)|llynedd|(?:[mf]is|wythnos) dd?iwethaf)`,
    `(?:(?<count>${NUMBER}) (?<unit>${UNIT}) (?:ago|yn ôl)|(?<one>dd?iwrnod|wythnos|[bp]ythefnos|[mf]is|[bf]lwyddyn) yn ôl)`,
    `(?:back )?(?:in|yn)(?: the)? (?:(?<part>early|mid|late)[ -])?(?:(?<season>${SEASON})(?: of| o)? )?(?<year>(?:19|20)\\d{2})(?![-/\\d])`,
    `(?<when>before the \\p{L}+ in|cyn y \\p{L}+ ym mis|before|cyn|back in|in|on|at the end of|last|ym mis|ar)(?: the)? (?:(?<d>\\d{1,2})(?:st|nd|rd|th)?(?: of)? )?(?<month>${MONTH})(?! ?,? ?\\d)`,
  ]
    .map((form) => `(?<![\\p{L}\\d-])${form}(?![\\p{L}\\d])`)
    .join('|')
    .replaceAll(' ', '\\s+'),
  'giu',
);
const LAST_MONTH_OF: readonly (readonly [RegExp, number])[] = [
  [/^early$/iu, 3],
  [/^(?:spring|gwanwyn)$/iu, 5],
  [/^mid$/iu, 6],
  [/^(?:summer|haf)$/iu, 8],
  [/^autumn$/iu, 11],
  [/^(?:late|winter|gaeaf)$/iu, 12],
];

/**
 * Words after which the time is another: “until last year”, “a year and two months ago”, “twenty two years ago”.
 */
const OTHER_TIME =
  /(?:\b(?:until|till|since|before|between|from|than|half|and|or|over|under|nearly|almost|about|around|roughly|hundred|(?:thir|four|fif|six|seven|eigh|nine)teen|(?:twen|thir|for|fif|six|seven|eigh|nine)ty|ers|cyn|tan|hyd|rhwng|nag|hanner)|\d)[\s-]+$/iu;

export interface FoundDate {
  start: number;
  end: number;
  /** `YYYY-MM-DD`. Undefined if the date does not exist. */
  day: string | undefined;
}

/** A day or month without a year is the latest that has begun, so 29 February is that of a leap year. A longer time counts as its last day. */
export function relativeDays(text: string, today: string): FoundDate[] {
  return [...text.matchAll(RELATIVE)].flatMap(({ 0: words, index, groups = {} }) => {
    if (OTHER_TIME.test(text.slice(Math.max(0, index - 20), index))) return [];
    const day = dayOf(groups, today);
    // A date that does not exist, such as “31 June”, must not be answered from today's guidance.
    return day === undefined && groups.month === undefined
      ? []
      : [{ start: index, end: index + words.length, day }];
  });
}

function dayOf(found: Record<string, string | undefined>, today: string): string | undefined {
  const { last, one, unit = one, count = 'a', season, part, year, month, when, d } = found;
  if (last !== undefined) return dayOfLast(last, today);
  if (unit !== undefined) return daysBefore(unit, numberOf(count), today);
  if (month !== undefined) return dayInMonth(monthNumber(month), Number(d ?? 0), when!, today);
  const ends = LAST_MONTH_OF.find(([name]) => name.test(season ?? part ?? ''))?.[1];
  return ends === undefined ? undefined : lastDayOf(Number(year), ends);
}

function dayOfLast(last: string, today: string): string {
  const [year, month] = today.split('-').map(Number) as [number, number];
  if (/year|llynedd/iu.test(last)) return `${year - 1}-12-31`;
  if (/month|[mf]is/iu.test(last)) return lastDayOf(year, month - 1);
  return daysBefore('day', /week|wythnos/iu.test(last) ? 7 : 1, today);
}

function daysBefore(unit: string, count: number, today: string): string {
  const [year, month, day] = today.split('-').map(Number) as [number, number, number];
  const months = /^y|^.l(?:yn|wy)/iu.test(unit) ? 12 * count : /^m|^fis/iu.test(unit) ? count : 0;
  const length = /^w/iu.test(unit) ? 7 : /^fortnight|^.ythefnos/iu.test(unit) ? 14 : 1;
  if (!months) return isoDayFrom(year, month, day - length * count);
  // 31 May is three months after 28 February.
  const end = lastDayOf(year, month - months);
  return isoDayFrom(year, month - months, Math.min(day, Number(end.slice(8))));
}

function dayInMonth(month: number, written: number, when: string, today: string): string | undefined {
  const thisYear = Number(today.slice(0, 4));
  let year = isoDayFrom(thisYear, month, written || 1) < today ? thisYear : thisYear - 1;
  if (month === 2 && written === 29) while (lastDayOf(year, 2).slice(8) !== '29') year -= 1;
  if (written > Number(lastDayOf(year, month).slice(8))) return undefined;
  if (/^(?:before|cyn)/iu.test(when)) return isoDayFrom(year, month, (written || 1) - 1);
  if (written) return isoDayFrom(year, month, written);
  const end = lastDayOf(year, month);
  return end < today ? end : isoDayFrom(thisYear, Number(today.slice(5, 7)), Number(today.slice(8)) - 1);
}

function numberOf(written: string): number {
  if (/^\d/u.test(written)) return Number(written);
  const words = written.replace(/\s+/gu, ' ');
  return NUMBERS.findIndex((names) => new RegExp(`^(?:${names})$`, 'iu').test(words)) + 1;
}

export const lastDayOf = (year: number, month: number) => isoDayFrom(year, month + 1, 0);

export const isoDayFrom = (year: number, month: number, day: number) =>
  new Date(Date.UTC(year, month - 1, day)).toISOString().slice(0, 10);
