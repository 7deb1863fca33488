// A job that failed waits for its next attempt. A message that keeps failing lets others of its place pass, as long as
// they arrive: where the next ones fail too, it is the place that is in trouble, and the order is kept.
import type { BotPorts } from '../ports.js';
import type { Job } from './job.js';
import type { Verdict } from './retry-policy.js';

interface Later {
  worker: string;
  dueAt: string;
  failure: string;
  verdict: Extract<Verdict, { do: 'retry' }>;
}

export async function tryLater(
  { store }: Pick<BotPorts, 'store'>,
  job: Job,
  { worker, dueAt, failure, verdict }: Later,
): Promise<void> {
  const { jobs, outgoing } = store.records;
  if (verdict.stepsAside && (await jobs.stepAside(job.id, worker, dueAt, failure))) return;
  await jobs.retry(job.id, worker, dueAt, failure);
  // Nothing is left behind it that could be tried, or the platform says that it is in trouble: what was not overtaken is
  // not to blame, and goes first again.
  if (!verdict.stepsAside && !verdict.blamesPlatform) return;
  const back: string[] = [];
  for (const aside of await jobs.aside(job.lane))
    if (aside.kind === 'send' && !(await outgoing.isOvertaken(aside.payload.key))) back.push(aside.id);
  if (back.length) await jobs.rejoin(job.lane, back);
}
