import { RETENTION_CLASSES, type RetentionClassName } from '../../bot/model/governance/retention.js';
import { handoffSettingsSchema, type HandoffSettings } from '../../bot/model/handoff/handoff-settings.js';

export const DEFAULT_POLICY: HandoffSettings = handoffSettingsSchema.parse(undefined);

export const DEFAULT_PERIODS = Object.fromEntries(
  RETENTION_CLASSES.map(({ name, defaultDays }) => [name, defaultDays]),
) as Record<RetentionClassName, number>;
