// Compares our calculated bank holidays with the dates on GOV.UK. Leaves out one-off holidays.
import { expect, test } from 'vitest';
import {
  bankHolidayClosures,
  bankHolidays,
  type Division,
} from '../../../../bot/model/people/bank-holidays.js';

const PUBLISHED: [Division, number, string][] = [
  ['england-and-wales', 2021, '01-01 04-02 04-05 05-03 05-31 08-30 12-27 12-28'],
  ['england-and-wales', 2025, '01-01 04-18 04-21 05-05 05-26 08-25 12-25 12-26'],
  ['england-and-wales', 2026, '01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28'],
  ['england-and-wales', 2027, '01-01 03-26 03-29 05-03 05-31 08-30 12-27 12-28'],
  ['scotland', 2021, '01-01 01-04 04-02 05-03 05-31 08-02 11-30 12-27 12-28'],
  ['scotland', 2025, '01-01 01-02 04-18 05-05 05-26 08-04 12-01 12-25 12-26'],
  ['scotland', 2026, '01-01 01-02 04-03 05-04 05-25 08-03 11-30 12-25 12-28'],
  ['northern-ireland', 2025, '01-01 03-17 04-18 04-21 05-05 05-26 07-14 08-25 12-25 12-26'],
  ['northern-ireland', 2026, '01-01 03-17 04-03 04-06 05-04 05-25 07-13 08-31 12-25 12-28'],
];

test.each(PUBLISHED)('names the bank holidays of %s in %d', (division, year, days) => {
  expect(bankHolidays(division, year)).toEqual(days.split(' ').map((day) => `${year}-${day}`));
});

test('a service that closes on bank holidays is also closed on a holiday that moved from a weekend', () => {
  const christmas = (year: number) =>
    bankHolidayClosures('england-and-wales', year).filter((day) => day.startsWith(`${year}-12`));
  expect(christmas(2025)).toEqual(['2025-12-25', '2025-12-26']);
  expect(christmas(2026)).toEqual(['2026-12-25', '2026-12-26', '2026-12-28']);
  expect(christmas(2027)).toEqual(['2027-12-25', '2027-12-26', '2027-12-27', '2027-12-28']);
});
