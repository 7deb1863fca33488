// Tests which typed dates are accepted, and that a day means a day in London.
import { expect, test } from 'vitest';
import { dayAfter, dayOf, lastDayBefore, parseDay } from '../../../../bot/model/governance/parse-day.js';

test('is the start of a day that exists', () => {
  expect(parseDay(' 2024-02-29 ')).toBe('2024-02-29T00:00:00.000Z');
  expect(dayAfter(parseDay('2024-02-29')!)).toBe('2024-03-01T00:00:00.000Z');
});

test('is a day in London, also in summer and when the clocks change', () => {
  expect(parseDay('2026-06-01')).toBe('2026-05-31T23:00:00.000Z');
  expect(dayAfter(parseDay('2026-06-30')!)).toBe('2026-06-30T23:00:00.000Z');
  for (const changes of ['2026-03-29', '2026-10-25']) {
    const end = dayAfter(parseDay(changes)!);
    expect([dayOf(parseDay(changes)!), lastDayBefore(end)]).toEqual([changes, changes]);
  }
  expect(dayOf('2026-05-31T23:30:00.000Z')).toBe('2026-06-01');
});

test.each([undefined, '', '2025-13-45', '2025-02-31', '2025-2-3', '1 May 2025', '+12026-01-01'])(
  'is not read from %j',
  (text) => {
    expect(parseDay(text)).toBeUndefined();
  },
);
