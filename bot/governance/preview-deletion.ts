// Counts what would be deleted now, by class, without changing anything.
import { isInForce } from '../model/governance/hold.js';
import {
  retentionCutOff,
  RETENTION_CLASSES,
  type RetentionPreview,
  type RetentionSchedule,
} from '../model/governance/retention.js';
import type { Store } from '../model/store.js';
import { countNeverClosed } from './count-never-closed.js';
import { arePeriodsConfirmed } from './delete-old.js';

const RUNS_SHOWN = 14;

export async function previewRetention(
  store: Store,
  schedule: RetentionSchedule,
  now: Date,
): Promise<RetentionPreview> {
  const at = now.toISOString();
  const classes: RetentionPreview['classes'] = [];
  for (const one of RETENTION_CLASSES) {
    const days = schedule.periods[one.name];
    let due = 0;
    for (const step of store.retention.steps.filter((step) => step.class === one.name))
      due += await store.retention.count(step.name, retentionCutOff(now, days), at);
    classes.push({ ...one, days, due });
  }
  const confirmedBy = await store.records.decisions.confirmedPeriods();
  const holds = await store.records.holds.list(at);
  const confirmed = await arePeriodsConfirmed(store, schedule);
  return {
    classes,
    confirmed,
    ...(!schedule.confirmedBySetting &&
      confirmed &&
      confirmedBy && { confirmedBy: { by: confirmedBy.by, at: confirmedBy.at } }),
    holds: holds.filter((hold) => isInForce(hold, at)).length,
    neverClosed: await countNeverClosed(store.records, schedule.periods, now),
    runs: await store.retention.runs(RUNS_SHOWN),
  };
}
