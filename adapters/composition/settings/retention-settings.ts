// Reads how long each class of data is kept, and whether someone has confirmed the periods.
import { z } from 'zod';
import {
  contradictionsIn,
  RETENTION_CLASSES,
  type RetentionPeriods,
  type RetentionSchedule,
} from '../../../bot/model/governance/retention.js';
import { ConfigurationFailure } from '../../../knowledge/model/errors.js';
import { settingsWording as said } from '../wording/settings-wording.js';

const LONGEST_DAYS = 36_500;
const days = (otherwise: number) => z.coerce.number().int().min(1).max(LONGEST_DAYS).default(otherwise);

type RetentionSetting = (typeof RETENTION_CLASSES)[number]['setting'];

export const retentionSettings = {
  RETENTION_CONFIRMED: z.enum(['yes', 'no']).default('no'),
  ...(Object.fromEntries(
    RETENTION_CLASSES.map(({ setting, defaultDays }) => [setting, days(defaultDays)]),
  ) as Record<RetentionSetting, ReturnType<typeof days>>),
};

type Given = Record<RetentionSetting, number> & { RETENTION_CONFIRMED: 'yes' | 'no' };

export function retentionSchedule(settings: Given): RetentionSchedule {
  return {
    periods: periodsOf(settings),
    confirmedBySetting: settings.RETENTION_CONFIRMED === 'yes',
  };
}

function periodsOf(settings: Given): RetentionPeriods {
  return Object.fromEntries(
    RETENTION_CLASSES.map(({ name, setting }) => [name, settings[setting]]),
  ) as RetentionPeriods;
}

/** Throws `ConfigurationFailure` if data would be kept longer than the data it belongs to. */
export function checkRetention(settings: Given): void {
  const [first] = contradictionsIn(periodsOf(settings));
  if (!first) return;
  const [shorter, longer] = first;
  const settingOf = (named: string) => RETENTION_CLASSES.find(({ name }) => name === named)!.setting;
  throw new ConfigurationFailure(
    ...said.keptTooLong({ shorter: settingOf(shorter), longer: settingOf(longer) }),
  );
}
