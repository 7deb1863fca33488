// Starts the deletion each night: one run, however many processes are running.
import { bugLogger } from '../kernel/describe-bug.js';
import { every, type Repeated } from '../kernel/repeat.js';
import type { BotPorts } from '../model/ports.js';
import type { NewJob } from '../model/tasks/job.js';

type RetentionSchedulePorts = Pick<BotPorts, 'store' | 'log' | 'clock'>;

/** In UTC: after midnight everywhere in the United Kingdom, before anyone is at work. */
const HOUR = 2;
const WATCH_MS = 60_000;

/** The night whose run is due, as YYYY-MM-DD. A service that was off at night catches up when it starts. */
function nightAt(now: Date): string {
  return new Date(now.getTime() - HOUR * 3_600_000).toISOString().slice(0, 10);
}

/** Enqueues tonight's run unless it has begun. If this is called twice, or by 2 processes, only one is enqueued. */
export async function enqueueRetention({ store, clock }: RetentionSchedulePorts): Promise<boolean> {
  const now = clock();
  const run = nightAt(now);
  const runs = await store.retention.runs(20);
  if (runs.some(({ name }) => name === run)) return false;
  await store.records.jobs.enqueue(retentionJob(run), now.toISOString());
  return true;
}

export function retentionJob(run: string, turn = 0): NewJob<'delete-old'> {
  // Each turn has its own key, because the job that asks for the next turn is still in the table.
  return {
    kind: 'delete-old',
    payload: { run, turn },
    lane: 'retention',
    uniqueKey: `retention:${run}:${turn}`,
  };
}

/** Checks every minute. If the store fails, the next minute tries again. */
export function startRetentionSchedule(ports: RetentionSchedulePorts): Repeated {
  return every(WATCH_MS, () => enqueueRetention(ports), {
    onFailure: bugLogger(ports.log, 'warn', 'Could not find out whether anything needs to be deleted.'),
  });
}
