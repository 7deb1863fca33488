// Days and times are shown in London time, regardless of the machine's time zone.
import { expect, test } from 'vitest';
import { isoDay } from '../../../../adapters/web/design/format-time.js';

test.each([
  ['2026-06-30T22:59:59.000Z', '2026-06-30'],
  ['2026-06-30T23:00:00.000Z', '2026-07-01'],
  ['2026-12-31T23:59:59.000Z', '2026-12-31'],
  ['2027-01-01T00:00:00.000Z', '2027-01-01'],
  ['2026-03-29T00:30:00.000Z', '2026-03-29'],
])('at %s the day in London is %s', (at, day) => {
  expect(isoDay(new Date(at))).toBe(day);
});
