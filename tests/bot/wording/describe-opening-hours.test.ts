// Tests the text that says when at least one adviser is working.
import { expect, test } from 'vitest';
import { wordsIn } from '../../../bot/wording/words-in.js';
import { openingHours } from '../../../bot/wording/describe-opening-hours.js';
import { DAYS } from '../../../bot/model/people/roster.js';

const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri'] as const;
const TIMES = wordsIn('en').page.times;
const london = (...hours: Parameters<typeof openingHours>[0][number]['hours']) => ({
  hours,
  timeZone: 'Europe/London',
});

test.each([
  ['Monday to Friday, 9am to 5:30pm', [london({ days: [...WEEKDAYS], from: '09:00', to: '17:30' })]],
  [
    'Monday to Friday, 8am to 8pm; Saturday, 10am to midday',
    [
      london({ days: [...WEEKDAYS], from: '08:00', to: '14:00' }),
      london(
        { days: [...WEEKDAYS], from: '13:00', to: '20:00' },
        { days: ['sat'], from: '10:00', to: '12:00' },
      ),
    ],
  ],
  [
    'every day, all day',
    [
      london(
        { days: [...DAYS], from: '08:00', to: '20:00' },
        { days: [...DAYS], from: '20:00', to: '08:00' },
      ),
    ],
  ],
  [
    'Saturday, 8pm to midnight; Sunday, midnight to 6am',
    [london({ days: ['sat'], from: '20:00', to: '06:00' })],
  ],
  [
    'Monday, midnight to 6am; Sunday, 8pm to midnight',
    [london({ days: ['sun'], from: '20:00', to: '06:00' })],
  ],
  ['at any time', [london(), london({ days: ['mon'], from: '09:00', to: '10:00' })]],
])('%s', (words, advisers) => {
  expect(openingHours(advisers, TIMES)).toBe(words);
});

test('says when the service is open, and someone works', () => {
  const open = [{ days: [...WEEKDAYS], from: '10:00', to: '16:00' }];
  expect(openingHours([], TIMES, open)).toBe('Monday to Friday, 10am to 4pm');
  expect(openingHours([london()], TIMES, open)).toBe('Monday to Friday, 10am to 4pm');
  const mornings = london({ days: [...DAYS], from: '08:00', to: '12:00' });
  expect(openingHours([mornings], TIMES, open)).toBe('Monday to Friday, 10am to midday');
});

test('says nothing where no one is listed, or an adviser keeps the time of another place', () => {
  expect(openingHours([], TIMES)).toBeUndefined();
  const elsewhere = { hours: [{ days: [...DAYS], from: '08:00', to: '10:00' }], timeZone: 'Europe/Warsaw' };
  expect(openingHours([elsewhere], TIMES)).toBeUndefined();
  const open = [{ days: [...WEEKDAYS], from: '10:00', to: '16:00' }];
  expect(openingHours([london(), elsewhere], wordsIn('en').page.times, open)).toBeUndefined();
});
