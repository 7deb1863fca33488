// Starts the deletion of old data each night, only once even if several processes are running.
import { bugLogger } from '../jobs/describe-bug.js';
import { every, type Repeated } from '../jobs/repeat.js';
import type { BotPorts } from '../model/ports.js';
import type { NewJob } from '../model/jobs/job.js';

type RetentionSchedulePorts = Pick<BotPorts, 'store' | 'log' | 'clock'>;

/**
 * The hour when the run starts, in UTC. In the United Kingdom this is always after midnight and before
 * working hours.
 */
const HOUR = 2;
const WATCH_MS = 60_000;

/**
 * The night for which a run is due, as YYYY-MM-DD. If the service was off at night, it runs at the next
 * start.
 */
function nightAt(now: Date): string {
  return new Date(now.getTime() - HOUR * 3_600_000).toISOString().slice(0, 10);
}

/**
 * Queues tonight's run unless it has already begun. Only queues one run, even if called twice or by 2
 * processes.
 */
export async function enqueueRetention({ store, clock }: RetentionSchedulePorts): Promise<boolean> {
  const now = clock();
  const run = nightAt(now);
  const runs = await store.retention.runs(20);
  if (runs.some(({ name }) => name === run)) return false;
  await store.records.jobs.enqueue(retentionJob(run), now.toISOString());
  return true;
}

export function retentionJob(run: string, turn = 0): NewJob<'delete-old'> {
  // Each turn needs its own key, because the job that queues the next turn is still in the table.
  return {
    kind: 'delete-old',
    payload: { run, turn },
    lane: 'retention',
    uniqueKey: `retention:${run}:${turn}`,
  };
}

/** Checks every minute. After a failure, it tries again a minute later. */
export function startRetentionSchedule(ports: RetentionSchedulePorts): Repeated {
  return every(WATCH_MS, () => enqueueRetention(ports), {
    onFailure: bugLogger(ports.log, 'warn', 'Could not find out whether anything needs to be deleted.'),
  });
}
