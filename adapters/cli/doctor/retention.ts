// For `ctac doctor`: says when old data was last deleted, and what still has to be closed first.
import { countNeverClosed } from '../../../bot/governance/count-never-closed.js';
import { arePeriodsConfirmed } from '../../../bot/governance/delete-old.js';
import { describeNeverClosed } from '../../../bot/model/governance/never-closed.js';
import { dayOf } from '../../../bot/model/governance/parse-day.js';
import type { RetentionSchedule } from '../../../bot/model/governance/retention.js';
import type { Store } from '../../../bot/model/store.js';
import { ConfigurationFailure, InputFailure, StoreFailure } from '../../../knowledge/model/errors.js';
import { checksWording } from '../wording/checks-wording.js';

const { retention: said } = checksWording;

const LONGEST_WITHOUT_A_RUN_MS = 2 * 24 * 3_600_000;

/**
 * Throws if no one has confirmed the retention periods, because personal data builds up until someone does.
 */
export async function lookAtRetention(store: Store, schedule: RetentionSchedule): Promise<string> {
  if (!(await arePeriodsConfirmed(store, schedule))) throw new ConfigurationFailure(...said.notConfirmed);
  const [last] = await store.retention.runs(1);
  if (!last) return said.notRunYet;
  const failed = Object.values(last.failed).reduce((sum, count) => sum + count, 0);
  if (failed) throw new StoreFailure(...said.failed(failed));
  if (Date.now() - Date.parse(last.startedAt) > LONGEST_WITHOUT_A_RUN_MS)
    throw new StoreFailure(...said.late(dayOf(last.startedAt)));
  const open = describeNeverClosed(await countNeverClosed(store.records, schedule.periods, new Date()));
  if (open !== undefined) throw new InputFailure(open, said.closeThem);
  return said.lastRun(dayOf(last.startedAt), last.endedAt !== undefined);
}
