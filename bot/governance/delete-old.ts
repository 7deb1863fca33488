// Deletes data past its retention period. Works in small batches, so that answers are not delayed, and
// continues where an earlier process stopped.
import { adminWording } from '../wording/staff/admin-wording.js';
import { setTimeout as pause } from 'node:timers/promises';
import { removeOldIndexFiles } from '../../ingest/releases/remove-old-index-files.js';
import { describeBug } from '../jobs/describe-bug.js';
import {
  retentionCutOff,
  periodsKey,
  type RetentionBatch,
  type RetentionProgress,
  type RetentionRun,
  type RetentionSchedule,
  type RetentionStep,
} from '../model/governance/retention.js';
import type { BotPorts } from '../model/ports.js';
import type { Store } from '../model/store.js';
import { topicOf } from '../reporting/topics.js';
import type { JobPayloads } from '../model/jobs/job.js';
import { replayErasures } from './erase-after-hold.js';
import { retentionJob } from './retention-schedule.js';

export interface DeletionPace {
  batch?: number;
  /** Time limit in milliseconds. A batch that has started by then is still finished. */
  forMs?: number;
}

const BATCH = 50;
/** A worker that is stopping waits for this job, so each turn is short. */
const AT_A_TIME_MS = 10_000;
const LONGEST_PAUSE_MS = 200;

/** Works for a limited time, then leaves the rest to another job. */
export async function deleteOld(
  ports: BotPorts,
  { run, turn = 0 }: JobPayloads['delete-old'],
): Promise<void> {
  // Someone asked for these erasures, so they do not wait for a retention period.
  await replayErasures(ports);
  if (!ports.retention) return;
  const after = await runRetention({ ...ports, retention: ports.retention }, run, { forMs: AT_A_TIME_MS });
  if (!after || after.endedAt !== undefined) return;
  await ports.store.records.jobs.enqueue(retentionJob(run, turn + 1), ports.clock().toISOString());
}

export async function arePeriodsConfirmed(
  { records }: Pick<Store, 'records'>,
  { confirmedBySetting, periods }: RetentionSchedule,
): Promise<boolean> {
  if (confirmedBySetting) return true;
  return (await records.decisions.confirmedPeriods())?.periods === periodsKey(periods);
}

export interface RetentionPorts extends Pick<BotPorts, 'store' | 'clock' | 'log' | 'editing'> {
  retention: RetentionSchedule;
}

/**
 * Returns undefined until someone has confirmed the periods. Without `endedAt`, the run stopped early and can
 * be continued.
 */
export async function runRetention(
  ports: RetentionPorts,
  name: string,
  pace: DeletionPace = {},
): Promise<RetentionRun | undefined> {
  const { store, clock, log, retention } = ports;
  const started = performance.now();
  if (!(await arePeriodsConfirmed(store, retention))) return undefined;
  const run = await store.retention.begin(name, clock().toISOString());
  if (run.endedAt !== undefined) return run;
  const isLate = () => performance.now() - started > (pace.forMs ?? Infinity);
  const isDone = await runSteps(ports, run, { batch: pace.batch ?? BATCH, isLate });
  // Runs even if the deletion stopped early, to remove deleted data from the database files. Only does quick
  // work in that case.
  await store.retention.tidy({ thoroughly: isDone });
  if (isDone) {
    if (ports.editing) await removeOldIndexFiles(ports.editing.ports);
    await auditRun(ports, await store.retention.begin(name, clock().toISOString()));
    await store.retention.end(run.id, clock().toISOString());
  }
  const after = await store.retention.begin(name, clock().toISOString());
  if (isDone)
    log.info(
      { run: name, deleted: after.deleted, failed: after.failed },
      'Data past its retention period has been deleted.',
    );
  return after;
}

/**
 * Records only counts, once per run, before the run is marked as ended. If this process is killed first, the
 * next one records the counts.
 */
async function auditRun(
  { store, clock }: RetentionPorts,
  { name, deleted, failed }: RetentionRun,
): Promise<void> {
  const { audit } = store.records;
  const [known] = await audit.find({ kind: 'retention', record: name }, { limit: 1, offset: 0 });
  if (known) return;
  await audit.append({
    kind: 'retention',
    at: clock().toISOString(),
    by: adminWording.service,
    record: { kind: 'run', id: name },
    details: {
      ...deleted,
      ...(Object.keys(failed).length && {
        failed: Object.values(failed).reduce((sum, count) => sum + count, 0),
      }),
    },
  });
}

interface Running {
  batch: number;
  isLate: () => boolean;
}

/** Returns false if time ran out before all the steps were done. */
async function runSteps(
  ports: RetentionPorts,
  run: RetentionRun & { progress: RetentionProgress },
  { batch: limit, isLate }: Running,
): Promise<boolean> {
  const { retention: records } = ports.store;
  const { periods } = ports.retention;
  const startedAt = new Date(run.startedAt);
  let { step: number, after } = run.progress;
  for (let step = records.steps[number]; step; step = records.steps[number]) {
    const before = retentionCutOff(startedAt, periods[step.class]);
    const now = ports.clock().toISOString();
    const items = await records.due(step.name, before, now, { ...(after && { after }), limit });
    if (items.length) {
      const batchStarted = performance.now();
      after = items.at(-1)!;
      const progress = { step: number, after };
      await removeBatch(ports, step, { run: run.id, step: step.name, items, before, now, progress });
      // Pauses for as long as the batch took, so that other work gets its share of time.
      await pause(Math.min(performance.now() - batchStarted, LONGEST_PAUSE_MS));
    }
    if (items.length < limit) {
      number += 1;
      after = undefined;
      await records.recordProgress(run.id, { step: number });
    }
    if (isLate() && records.steps[number]) return false;
  }
  return true;
}

/** If the batch fails, tries each row on its own, so that only the rows that fail are kept. */
async function removeBatch(
  { store, log }: RetentionPorts,
  { name, class: of }: RetentionStep,
  batch: RetentionBatch,
): Promise<void> {
  try {
    await store.retention.remove(batch, topicOf);
  } catch (error) {
    log.warn({ step: name, failure: describeBug(error) }, 'A batch could not be deleted. Trying row by row.');
    for (const item of batch.items) {
      const progress = { ...batch.progress, after: item };
      await store.retention
        .remove({ ...batch, items: [item], progress }, topicOf)
        .catch(async (fault: unknown) => {
          log.error({ step: name, failure: describeBug(fault) }, 'A row could not be deleted.');
          await store.retention.recordFailure(batch.run, of, progress);
        });
    }
  }
}
