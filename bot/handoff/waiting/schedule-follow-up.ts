// Schedules the follow-up job, so that there is always one while someone is waiting and never two for the same time.
import type { UnitOfWork } from '../../kernel/unit-of-work.js';
import { nextAtWork, availabilityNow } from '../advisers/adviser-availability.js';
import { hasSomeoneWaiting, nextFollowUp } from './next-follow-up.js';
import type { FollowUpSettings } from './next-follow-up.js';
import type { Escalation } from '../../model/handoff/escalation.js';
import { DEFAULT_POLICY } from '../../model/handoff/handoff-settings.js';

export async function followUpSettings(unit: UnitOfWork): Promise<FollowUpSettings> {
  const policy = unit.ports.policy ?? DEFAULT_POLICY;
  const now = new Date(unit.now);
  const opensAt = nextAtWork(await availabilityNow(unit), now);
  return opensAt && opensAt > now ? { policy, opensAt: opensAt.toISOString() } : { policy };
}

/** After every change of who waits for whom, in the transaction that changes it. */
export async function scheduleFollowUp(unit: UnitOfWork, id: string): Promise<void> {
  const { records, now } = unit;
  const found = await records.escalations.find(id);
  if (!found) return;
  const setting = await followUpSettings(unit);
  const escalation = await startWhenAdvisersDo(unit, found, setting);
  const next = nextFollowUp(escalation, setting, new Date(now));
  if (!next) return;
  const dueAt = new Date(Math.max(next.getTime(), Date.parse(now))).toISOString();
  // What is due sooner looks again at its end.
  const soonest = await records.jobs.followUpDue(id);
  if (soonest !== undefined && soonest <= dueAt) return;
  await followUpAt(unit, id, dueAt, escalation.urgent);
}

/** Whatever is due by its times: something happened that those do not know of. */
export async function followUpNow(unit: UnitOfWork, id: string): Promise<void> {
  await followUpAt(unit, id, unit.now);
}

/** When somebody is there has changed, and with it what everybody who waits is told, and when. */
export async function followUpEveryone(unit: UnitOfWork): Promise<void> {
  for (const escalation of await unit.records.escalations.open())
    if (hasSomeoneWaiting(escalation)) await followUpNow(unit, escalation.id);
}

/** The key says also when it was set: a job that runs now may set one for the very time that it was due itself. */
async function followUpAt(
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
async function startWhenAdvisersDo(
  { records }: UnitOfWork,
  escalation: Escalation,
  { opensAt }: FollowUpSettings,
): Promise<Escalation> {
  const { urgent, state, followUp } = escalation;
  if (
    opensAt === undefined ||
    urgent ||
    state !== 'waiting' ||
    followUp.steps > 0 ||
    followUp.since >= opensAt
  )
    return escalation;
  await records.escalations.recordFollowUp(escalation.id, { since: opensAt });
  return { ...escalation, followUp: { ...followUp, since: opensAt } };
}
