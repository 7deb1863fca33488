import { expect, test } from 'vitest';
import { exampleOfDay } from '../../../../../adapters/web/desk/hours/typed-hours.js';

test('gives a day to come as the example of a closed day', () => {
  expect(exampleOfDay(new Date('2026-12-23T23:00:00Z'))).toBe('24 December 2026');
  expect(exampleOfDay(new Date('2026-12-24T09:00:00Z'))).toBe('24 December 2027');
  expect(exampleOfDay(new Date('2027-01-02T09:00:00Z'))).toBe('24 December 2027');
});
