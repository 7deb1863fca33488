import { expect, test } from 'vitest';
import { lastWeek } from '../../../../adapters/web/desk/statistics-page.js';

test.each([
  ['a Monday', '2026-11-30T04:58:00Z', '2026-11-23T00:00:00.000Z', '2026-11-30T00:00:00.000Z'],
  ['a Sunday', '2026-11-29T23:59:00Z', '2026-11-16T00:00:00.000Z', '2026-11-23T00:00:00.000Z'],
  ['summer time', '2026-07-02T12:00:00Z', '2026-06-21T23:00:00.000Z', '2026-06-28T23:00:00.000Z'],
  [
    'the week after the clocks change',
    '2026-10-27T12:00:00Z',
    '2026-10-18T23:00:00.000Z',
    '2026-10-26T00:00:00.000Z',
  ],
])('last week is Monday to Sunday in London, seen on %s', (_, now, from, to) => {
  expect(lastWeek(new Date(now))).toEqual({ from, to });
});
