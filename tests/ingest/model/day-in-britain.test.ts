// Tests that a time in UTC becomes the local date in the United Kingdom.
import { expect, it } from 'vitest';
import { dayInBritain } from '../../../ingest/model/day-in-britain.js';

it.each([
  ['2015-04-05T23:00:12Z', '2015-04-06'],
  ['2015-01-05T23:30:00Z', '2015-01-05'],
  ['2025-11-25T23:30:00+00:00', '2025-11-25'],
  ['2025-11-25', '2025-11-25'],
])('%s is on %s', (time, day) => expect(dayInBritain(time)).toBe(day));

it.each([undefined, null, '', 'last spring'])('%s is not a day', (time) =>
  expect(dayInBritain(time)).toBeUndefined(),
);
