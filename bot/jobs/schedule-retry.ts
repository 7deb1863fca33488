// Schedules the next attempt of a failed job. If one message keeps failing, later messages to the same place
// may be sent before it. If those fail too, the place is at fault, so the order is kept.
import type { BotPorts } from '../model/ports.js';
import type { Records } from '../model/store.js';
import type { Job } from '../model/jobs/job.js';
import type { Verdict } from './judge-failure.js';

interface Later {
  worker: string;
  dueAt: string;
  failure: string;
  verdict: Extract<Verdict, { do: 'retry' }>;
}

export async function scheduleRetry(
  { store }: Pick<BotPorts, 'store'>,
  job: Job,
  { worker, dueAt, failure, verdict }: Later,
): Promise<void> {
  const { jobs } = store.records;
  const suspects = job.kind === 'send' ? await notOvertaken(store.records, job.lane) : [];
  // If the previous message has failed too, move on after a single failure. If the next message arrives, we
  // know that these messages are at fault and not the place.
  const mayPass = verdict.stepsAside || (suspects.length > 0 && !verdict.blamesPlatform);
  if (mayPass && (await jobs.stepAside(job.id, worker, dueAt, failure))) return;
  // Every message failed, or the platform reports a problem, so no single message is at fault. Retry them all
  // at the same time, so that a later message is not sent before an earlier one.
  const together = [dueAt, ...suspects.map((one) => one.dueAt)].sort().at(-1)!;
  if (suspects.length)
    await jobs.rejoin(
      job.lane,
      suspects.map(({ id }) => id),
      together,
    );
  await jobs.retry(job.id, worker, job.urgent ? dueAt : together, failure);
}

/** Jobs that were moved out of this lane and that no later message has overtaken. */
async function notOvertaken({ jobs, outgoing }: Records, lane: string): Promise<Job[]> {
  const suspects: Job[] = [];
  for (const job of await jobs.aside(lane))
    if (job.kind === 'send' && !(await outgoing.isOvertaken(job.payload.key))) suspects.push(job);
  return suspects;
}
