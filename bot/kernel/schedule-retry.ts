// Schedules the next attempt of a failed job. If a message keeps failing, later ones for the same place may overtake it
// as long as they arrive. If they fail too, the problem is the place itself, and we keep the order.
import type { BotPorts } from '../model/ports.js';
import type { Records } from '../model/store.js';
import type { Job } from '../model/tasks/job.js';
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
  // If the previous message has just failed too, we move on after one failure. The next message then shows whether the
  // message or its destination is at fault.
  const mayPass = verdict.stepsAside || (suspects.length > 0 && !verdict.blamesPlatform);
  if (mayPass && (await jobs.stepAside(job.id, worker, dueAt, failure))) return;
  // Everything we tried has failed, or the platform says that it has a problem. No message is to blame, so we retry
  // them all at the same time. Otherwise, a later one could get through while an earlier one is still waiting.
  const together = [dueAt, ...suspects.map((one) => one.dueAt)].sort().at(-1)!;
  if (suspects.length)
    await jobs.rejoin(
      job.lane,
      suspects.map(({ id }) => id),
      together,
    );
  await jobs.retry(job.id, worker, job.urgent ? dueAt : together, failure);
}

/** Jobs that were moved out of this lane and that no later message has overtaken yet. */
async function notOvertaken({ jobs, outgoing }: Records, lane: string): Promise<Job[]> {
  const suspects: Job[] = [];
  for (const job of await jobs.aside(lane))
    if (job.kind === 'send' && !(await outgoing.isOvertaken(job.payload.key))) suspects.push(job);
  return suspects;
}
