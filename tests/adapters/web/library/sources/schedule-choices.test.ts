import { expect, it } from 'vitest';
import {
  scheduleChoices,
  describeSchedule,
} from '../../../../../adapters/web/library/sources/schedule-choices.js';

it.each([
  ['0 5 * * *', 'Every day at 5am'],
  ['14 5 * * 3', 'Every Wednesday at 5:14am'],
  ['7 6 * * 7', 'Every Sunday at 6:07am'],
  ['0 5 1 * *', 'On day 1 of each month at 5am'],
  ['*/5 * * * *', '*/5 * * * *'],
  ['0 5 * 3 *', '0 5 * 3 *'],
  ['', ''],
])('says “%s” as “%s”', (pattern, words) => {
  expect(describeSchedule(pattern)).toBe(words);
});

it('offers the schedule that is kept, also one that has no words', () => {
  const [first] = scheduleChoices('one', '0 5 1,15 * *');
  expect(first).toEqual({ value: '0 5 1,15 * *', label: '0 5 1,15 * *' });
  expect(scheduleChoices('one').length).toBeGreaterThan(1);
  expect(scheduleChoices('one').filter(({ label }) => !/^(Every|On) /.test(label))).toEqual([]);
});
