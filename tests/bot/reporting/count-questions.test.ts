// Tests dividing the period that the figures cover into weeks.
import { expect, test } from 'vitest';
import { weeksOf } from '../../../bot/reporting/count-questions.js';

test('a week is one week when the clocks go back, and counts its first hour', () => {
  const period = { from: '2026-10-18T23:00:00.000Z', to: '2026-10-26T00:00:00.000Z' };
  const { weeks, weekOf } = weeksOf(period, { questions: 0 });
  expect(weeks).toEqual([{ until: '2026-10-25T23:59:59.999Z', questions: 0 }]);
  expect(weekOf(period.from)).toBe(weeks[0]);
});

test('a day over a week is a week of its own', () => {
  const period = { from: '2026-09-01T00:00:00.000Z', to: '2026-09-09T00:00:00.000Z' };
  expect(weeksOf(period, {}).weeks).toHaveLength(2);
});
