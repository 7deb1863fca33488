// Tests that working hours follow local time through clock changes, past midnight and across weeks.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { DAYS } from '../../../../bot/model/people/roster.js';
import { endOfShift, isInHours, nextInHours } from '../../../../bot/model/people/adviser-shifts.js';
import { runs } from '../../../support/thoroughness.js';

const weekdays = { days: ['mon', 'tue', 'wed', 'thu', 'fri'] as const, from: '09:00', to: '17:00' };
const london = { hours: [{ ...weekdays, days: [...weekdays.days] }], timeZone: 'Europe/London' };
const at = (iso: string) => new Date(iso);

test.each([
  ['2026-01-05T08:59:00Z', false],
  ['2026-01-05T09:00:00Z', true],
  ['2026-01-05T16:59:59Z', true],
  ['2026-01-05T17:00:00Z', false],
  ['2026-07-06T08:00:00Z', true],
  ['2026-07-06T16:30:00Z', false],
  ['2026-07-04T10:00:00Z', false],
])('at %s someone who works from nine to five in London is at work: %s', (iso, expected) => {
  expect(isInHours(london, at(iso))).toBe(expected);
});

test('the next time is nine o’clock on the wall on both sides of a change of the clocks', () => {
  // Summer time began on Sunday 29 March 2026 and ended on Sunday 25 October 2026.
  expect(nextInHours(london, at('2026-03-27T18:00:00Z'))?.toISOString()).toBe('2026-03-30T08:00:00.000Z');
  expect(nextInHours(london, at('2026-10-23T18:00:00Z'))?.toISOString()).toBe('2026-10-26T09:00:00.000Z');
});

test('a night goes on past midnight and past a change of the clocks', () => {
  const night = {
    hours: [{ days: ['sat' as const], from: '22:00', to: '06:00' }],
    timeZone: 'Europe/London',
  };
  expect(isInHours(night, at('2026-03-28T23:00:00Z'))).toBe(true);
  expect(isInHours(night, at('2026-03-29T04:59:00Z'))).toBe(true);
  expect(isInHours(night, at('2026-03-29T05:00:00Z'))).toBe(false);
  expect(endOfShift(night, at('2026-03-28T23:00:00Z'))?.toISOString()).toBe('2026-03-29T05:00:00.000Z');
});

test('finds a shift on the Sunday when the clocks go forward late on the Saturday and on the Sunday', () => {
  const shift = (from: string, to: string) => ({
    hours: [{ days: ['sun' as const], from, to }],
    timeZone: 'Europe/London',
  });
  for (const night of ['2026-03-29', '2027-03-28'])
    expect(isInHours(shift('22:00', '06:00'), at(`${night}T23:30:00Z`)), night).toBe(true);
  const next = nextInHours(shift('09:00', '17:00'), at('2026-03-28T23:30:00Z'));
  expect(next?.toISOString()).toBe('2026-03-29T08:00:00.000Z');
});

const daysFrom = (first: string, count: number) =>
  Array.from({ length: count }, (_, day) =>
    new Date(Date.parse(first) + day * 86_400_000).toISOString().slice(0, 10),
  );

test('finds the next shift after weeks of leave, and after a service was closed for months', () => {
  const onLeave = { ...london, holidays: daysFrom('2026-05-02', 23) };
  expect(nextInHours(onLeave, at('2026-05-04T10:00:00Z'))).toEqual(at('2026-05-25T08:00:00Z'));
  const open = { ...london, holidays: daysFrom('2026-05-02', 200) };
  for (const adviser of [
    { ...london, open },
    { hours: [], timeZone: 'Europe/London', open },
  ])
    expect(nextInHours(adviser, at('2026-05-04T10:00:00Z'))).toEqual(at('2026-11-18T09:00:00Z'));
});

test('an adviser without hours does not work on their own holidays', () => {
  const onLeave = { hours: [], timeZone: 'Europe/London', holidays: ['2026-05-05'] };
  expect(isInHours(onLeave, at('2026-05-04T22:59:00Z'))).toBe(true);
  expect(isInHours(onLeave, at('2026-05-05T10:00:00Z'))).toBe(false);
  expect(nextInHours(onLeave, at('2026-05-05T10:00:00Z'))).toEqual(at('2026-05-05T23:00:00Z'));
});

test('an adviser without hours does not work on their own holidays while opening hours are set', () => {
  const onLeave = { hours: [], timeZone: 'Europe/London', holidays: ['2026-05-05'], open: london };
  expect(isInHours(onLeave, at('2026-05-05T10:00:00Z'))).toBe(false);
  expect(isInHours(onLeave, at('2026-05-06T10:00:00Z'))).toBe(true);
  expect(nextInHours(onLeave, at('2026-05-04T17:00:00Z'))).toEqual(at('2026-05-06T08:00:00Z'));
});

test('the shift of an adviser without hours goes on past midnight', () => {
  const night = { hours: [{ days: [...DAYS], from: '20:00', to: '08:00' }], timeZone: 'Europe/London' };
  const adviser = { hours: [], timeZone: 'Europe/London', holidays: ['2026-01-01'], open: night };
  expect(endOfShift(adviser, at('2026-05-04T20:00:00Z'))).toEqual(at('2026-05-05T07:00:00Z'));
});

test('anyone who gives no hours may be asked at any time', () => {
  const always = { hours: [], timeZone: 'Europe/London' };
  expect(isInHours(always, at('2026-07-05T03:00:00Z'))).toBe(true);
  expect(nextInHours(always, at('2026-07-05T03:00:00Z'))).toEqual(at('2026-07-05T03:00:00Z'));
});

const time = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
  .map((parts) => parts.map((part) => String(part).padStart(2, '0')).join(':'));
const hours = fc.record({
  hours: fc.array(
    fc
      .record({ days: fc.subarray([...DAYS], { minLength: 1 }), from: time, to: time })
      .filter(({ from, to }) => from !== to),
    { minLength: 1, maxLength: 3 },
  ),
  timeZone: fc.constantFrom(
    'Europe/London',
    'America/New_York',
    'Asia/Kathmandu',
    'Australia/Lord_Howe',
    'UTC',
  ),
});
const unit = fc.date({
  min: at('2026-01-01T00:00:00Z'),
  max: at('2027-01-01T00:00:00Z'),
  noInvalidDate: true,
});

test('the next time is within eight days, at work, and no one was at work in between', () => {
  fc.assert(
    fc.property(hours, unit, fc.double({ min: 0, max: 1, noNaN: true }), (given, now, share) => {
      const next = nextInHours(given, now)!;
      expect(next.getTime() - now.getTime()).toBeLessThanOrEqual(8 * 86_400_000);
      expect(isInHours(given, next)).toBe(true);
      if (next.getTime() === now.getTime()) return;
      const between = new Date(now.getTime() + Math.floor((next.getTime() - now.getTime() - 1) * share));
      expect(isInHours(given, between)).toBe(false);
    }),
    { numRuns: runs(300) },
  );
});

test('at the end of a shift no one works on it any more', () => {
  fc.assert(
    fc.property(hours, unit, (given, now) => {
      const [shift] = given.hours;
      const one = { ...given, hours: [shift!] };
      const end = endOfShift(one, now);
      if (!end) return;
      expect(end.getTime()).toBeGreaterThan(now.getTime());
      expect(isInHours(one, new Date(end.getTime() - 1))).toBe(true);
    }),
    { numRuns: runs(300) },
  );
});

test('no shift starts on a public holiday, and the next one may be weeks away', () => {
  const atChristmas = { ...london, holidays: ['2026-12-25', '2026-12-28'] };
  expect(isInHours(atChristmas, at('2026-12-25T10:00:00Z'))).toBe(false);
  expect(nextInHours(atChristmas, at('2026-12-24T18:00:00Z'))?.toISOString()).toBe(
    '2026-12-29T09:00:00.000Z',
  );
  const fridays = { ...atChristmas, hours: [{ ...weekdays, days: ['fri' as const] }] };
  expect(nextInHours(fridays, at('2026-12-24T18:00:00Z'))?.toISOString()).toBe('2027-01-01T09:00:00.000Z');
});

const week = { ...weekdays, days: [...weekdays.days] };

test('counts an adviser’s shifts only while the service is open', () => {
  const open = { ...london, hours: [{ ...week, from: '10:00', to: '12:00' }], holidays: ['2026-12-25'] };
  const within = { ...london, hours: [week], open };
  expect(isInHours(within, at('2026-12-21T09:30:00Z'))).toBe(false);
  expect(isInHours(within, at('2026-12-21T10:00:00Z'))).toBe(true);
  expect(endOfShift(within, at('2026-12-21T10:30:00Z'))?.toISOString()).toBe('2026-12-21T12:00:00.000Z');
  expect(nextInHours(within, at('2026-12-24T12:00:00Z'))?.toISOString()).toBe('2026-12-28T10:00:00.000Z');
  const always = { ...within, hours: [], publicHolidays: ['2026-12-28'] };
  expect(nextInHours(always, at('2026-12-24T12:00:00Z'))?.toISOString()).toBe('2026-12-28T10:00:00.000Z');
});

test('finds the day on which a service opens that is closed for a month', () => {
  const holidays = Array.from({ length: 30 }, (_, day) =>
    new Date(Date.parse('2026-12-01') + day * 86_400_000).toISOString().slice(0, 10),
  );
  const closed = { ...london, hours: [], open: { ...london, hours: [week], holidays } };
  expect(nextInHours(closed, at('2026-12-01T12:00:00Z'))?.toISOString()).toBe('2026-12-31T09:00:00.000Z');
});

test('does not end a night shift at midnight where the service never closes', () => {
  const open = { ...london, hours: [{ days: [...DAYS], from: '00:00', to: '00:00' }] };
  const nights = { ...london, hours: [{ ...week, from: '22:00', to: '06:00' }], open };
  expect(endOfShift(nights, at('2026-12-21T23:00:00Z'))?.toISOString()).toBe('2026-12-22T06:00:00.000Z');
});
