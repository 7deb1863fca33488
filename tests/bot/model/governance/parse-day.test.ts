// A day as someone typed it.
import { expect, test } from 'vitest';
import { dayAfter, parseDay } from '../../../../bot/model/governance/parse-day.js';

test('is the start of a day that exists', () => {
  expect(parseDay(' 2024-02-29 ')).toBe('2024-02-29T00:00:00.000Z');
  expect(dayAfter(parseDay('2024-02-29')!)).toBe('2024-03-01T00:00:00.000Z');
});

test.each([undefined, '', '2025-13-45', '2025-02-31', '2025-2-3', '1 May 2025', '+12026-01-01'])(
  'is not read from %j',
  (text) => {
    expect(parseDay(text)).toBeUndefined();
  },
);
