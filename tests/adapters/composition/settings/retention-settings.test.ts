// Checks the retention periods in the settings. A period that contradicts another is refused.
import { expect, test } from 'vitest';
import { readSettings } from '../../../../adapters/composition/settings/environment-settings.js';
import { retentionSchedule } from '../../../../adapters/composition/settings/retention-settings.js';
import { DEFAULT_PERIODS } from '../../../fakes/default-settings.js';

test('keeps to the short defaults, which are not confirmed unless the settings say so', () => {
  expect(retentionSchedule(readSettings({}))).toEqual({
    periods: DEFAULT_PERIODS,
    confirmedBySetting: false,
  });
  const confirmed = { RETENTION_CONFIRMED: 'yes', RETENTION_ORIGINALS_DAYS: '7' };
  expect(retentionSchedule(readSettings(confirmed))).toEqual({
    periods: { ...DEFAULT_PERIODS, originals: 7 },
    confirmedBySetting: true,
  });
});

test.each([
  [{ RETENTION_ORIGINALS_DAYS: '100' }, /RETENTION_ORIGINALS_DAYS is longer than RETENTION_MESSAGES_DAYS/],
  [{ RETENTION_ANSWERS_DAYS: '30' }, /RETENTION_MESSAGES_DAYS is longer than RETENTION_ANSWERS_DAYS/],
  [{ RETENTION_MESSAGES_DAYS: '0' }, /RETENTION_MESSAGES_DAYS/],
])('refuses %j', (environment, problem) => {
  expect(() => readSettings(environment)).toThrow(problem);
});
