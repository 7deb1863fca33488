// Sets the job that looks after somebody who waits, so that there is always one and never a second for the same time.
import type { UnitOfWork } from '../../kernel/unit-of-work.js';
import { nextAtWork, standingsNow } from '../advisers/adviser-standing.js';
import { isWaitedFor, nextAttendance } from './care.js';
import type { CareSetting } from './care.js';
import type { Escalation } from '../../model/handoff/escalation.js';
import { DEFAULT_POLICY } from '../../model/handoff/handoff-policy.js';

export async function careSetting(unit: UnitOfWork): Promise<CareSetting> {
  const policy = unit.ports.policy ?? DEFAULT_POLICY;
  const now = new Date(unit.now);
  const opensAt = nextAtWork(await standingsNow(unit), now);
  return opensAt && opensAt > now ? { policy, opensAt: opensAt.toISOString() } : { policy };
}

/** After every change of who waits for whom, in the transaction that changes it. */
export async function scheduleAttention(unit: UnitOfWork, id: string): Promise<void> {
  const { records, now } = unit;
  const found = await records.escalations.find(id);
  if (!found) return;
  const setting = await careSetting(unit);
  const escalation = await beginWithTheDay(unit, found, setting);
  const next = nextAttendance(escalation, setting, new Date(now));
  if (!next) return;
  const dueAt = new Date(Math.max(next.getTime(), Date.parse(now))).toISOString();
  // What is due sooner looks again at its end.
  const soonest = await records.jobs.attendanceDue(id);
  if (soonest !== undefined && soonest <= dueAt) return;
  await attendAt(unit, id, dueAt, escalation.urgent);
}

/** Whatever is due by its times: something happened that those do not know of. */
export async function attendNow(unit: UnitOfWork, id: string): Promise<void> {
  await attendAt(unit, id, unit.now);
}

/** When somebody is there has changed, and with it what everybody who waits is told, and when. */
export async function attendEverybody(unit: UnitOfWork): Promise<void> {
  for (const escalation of await unit.records.escalations.open())
    if (isWaitedFor(escalation)) await attendNow(unit, escalation.id);
}

/** The key says also when it was set: a job that runs now may set one for the very time that it was due itself. */
async function attendAt(
  { records, now }: UnitOfWork,
  id: string,
  dueAt: string,
  urgent = false,
): Promise<void> {
  // A lane of its own: in a shared one a later time that was set first would hold this one up.
  const key = `attend:${id}:${dueAt}:${now}`;
  await records.jobs.enqueue(
    { kind: 'attend', payload: { escalation: id }, lane: key, urgent, uniqueKey: key, dueAt },
    now,
  );
}

/** Asked for while nobody is at work: the reminders are counted from when somebody is, or all would be due at once then. */
async function beginWithTheDay(
  { records }: UnitOfWork,
  escalation: Escalation,
  { opensAt }: CareSetting,
): Promise<Escalation> {
  const { urgent, state, care } = escalation;
  if (opensAt === undefined || urgent || state !== 'waiting' || care.steps > 0 || care.since >= opensAt)
    return escalation;
  await records.escalations.attended(escalation.id, { since: opensAt });
  return { ...escalation, care: { ...care, since: opensAt } };
}
