// Sets the job that looks after somebody who waits, so that there is always one and never a second for the same time.
import type { Moment } from '../../kernel/moment.js';
import { nextAtWork, standingsNow } from '../advisers/adviser-standing.js';
import { isWaitedFor, nextAttendance } from './care.js';
import type { CareSetting } from './care.js';
import type { Escalation } from '../../model/handoff/escalation.js';
import { DEFAULT_POLICY } from '../../model/handoff/handoff-policy.js';

export async function careSetting(moment: Moment): Promise<CareSetting> {
  const policy = moment.ports.policy ?? DEFAULT_POLICY;
  const now = new Date(moment.now);
  const opensAt = nextAtWork(await standingsNow(moment), now);
  return opensAt && opensAt > now ? { policy, opensAt: opensAt.toISOString() } : { policy };
}

/** After every change of who waits for whom, in the transaction that changes it. */
export async function scheduleAttention(moment: Moment, id: string): Promise<void> {
  const { records, now } = moment;
  const found = await records.escalations.find(id);
  if (!found) return;
  const setting = await careSetting(moment);
  const escalation = await beginWithTheDay(moment, found, setting);
  const next = nextAttendance(escalation, setting, new Date(now));
  if (!next) return;
  const dueAt = new Date(Math.max(next.getTime(), Date.parse(now))).toISOString();
  // What is due sooner looks again at its end.
  const soonest = await records.jobs.attendanceDue(id);
  if (soonest !== undefined && soonest <= dueAt) return;
  await attendAt(moment, id, dueAt, escalation.urgent);
}

/** Whatever is due by its times: something happened that those do not know of. */
export async function attendNow(moment: Moment, id: string): Promise<void> {
  await attendAt(moment, id, moment.now);
}

/** When somebody is there has changed, and with it what everybody who waits is told, and when. */
export async function attendEverybody(moment: Moment): Promise<void> {
  for (const escalation of await moment.records.escalations.open())
    if (isWaitedFor(escalation)) await attendNow(moment, escalation.id);
}

/** The key says also when it was set: a job that runs now may set one for the very time that it was due itself. */
async function attendAt({ records, now }: Moment, id: string, dueAt: string, urgent = false): Promise<void> {
  // A lane of its own: in a shared one a later time that was set first would hold this one up.
  const key = `attend:${id}:${dueAt}:${now}`;
  await records.jobs.enqueue(
    { kind: 'attend', payload: { escalation: id }, lane: key, urgent, uniqueKey: key, dueAt },
    now,
  );
}

/** Asked for while nobody is at work: the reminders are counted from when somebody is, or all would be due at once then. */
async function beginWithTheDay(
  { records }: Moment,
  escalation: Escalation,
  { opensAt }: CareSetting,
): Promise<Escalation> {
  const { urgent, state, care } = escalation;
  if (opensAt === undefined || urgent || state !== 'waiting' || care.steps > 0 || care.since >= opensAt)
    return escalation;
  await records.escalations.attended(escalation.id, { since: opensAt });
  return { ...escalation, care: { ...care, since: opensAt } };
}
