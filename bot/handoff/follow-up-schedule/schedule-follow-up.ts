// Schedules the follow-up job. While someone is waiting, one is always queued, and there are never 2 for the
// same time.
import type { StoredOutgoing } from '../../model/messages/conversation.js';
import type { UnitOfWork } from '../../jobs/unit-of-work.js';
import type { Records } from '../../model/store.js';
import { opensAtNow } from '../advisers/adviser-availability.js';
import { earlierReply } from '../messages/awaited-reply.js';
import { isNumbers } from '../messages/numbers-given.js';
import { hasSomeoneWaiting, nextFollowUp, type FollowUpSettings } from './next-follow-up.js';
import type { Escalation } from '../../model/handoff/escalation.js';

/** With `escalation`, also says whether it was answered before it came back. */
export async function followUpSettings(unit: UnitOfWork, escalation?: Escalation): Promise<FollowUpSettings> {
  const always = { policy: unit.ports.policy, ...(await answeredCalmly(unit, escalation)) };
  const now = new Date(unit.now);
  const opensAt = await opensAtNow(unit);
  return opensAt && opensAt > now ? { ...always, opensAt: opensAt.toISOString() } : always;
}

async function answeredCalmly({ records }: UnitOfWork, escalation: Escalation | undefined) {
  if (!escalation || escalation.urgent) return {};
  const replied = await earlierReply(records, escalation, await records.escalations.relayed(escalation.id));
  return replied && replied.openSince === undefined ? { isAnswered: true } : {};
}

/** Call this after every change to who is waiting, in the same transaction. */
export async function scheduleFollowUp(unit: UnitOfWork, id: string): Promise<void> {
  const { records, now } = unit;
  const found = await records.escalations.find(id);
  if (!found) return;
  const setting = await followUpSettings(unit, found);
  const escalation = await startWhenAdvisersDo(unit, found, setting);
  const next = nextFollowUp(escalation, setting, new Date(now));
  if (!next) return;
  const dueAt = new Date(Math.max(next.getTime(), Date.parse(now))).toISOString();
  // If a job is due sooner, it will schedule the next one when it finishes.
  const soonest = await records.jobs.followUpDue(id);
  if (soonest !== undefined && soonest <= dueAt) return;
  await followUpAt(unit, id, dueAt, escalation.urgent);
}

/** Runs the follow-up now, because something has changed since its due time was set. */
export async function followUpNow(unit: UnitOfWork, id: string): Promise<void> {
  await followUpAt(unit, id, unit.now);
}

/** Call this if the numbers to call were late or not delivered, because the card shows that. */
export async function followUpNumbers(
  unit: UnitOfWork,
  outgoing: Pick<StoredOutgoing, 'key' | 'purpose' | 'conversation'>,
): Promise<void> {
  if (!isNumbers(outgoing)) return;
  const place = await unit.records.conversations.find(outgoing.conversation);
  if (place?.escalation !== undefined) await followUpNow(unit, place.escalation);
}

/**
 * Call this when advisers' hours or presence change, because the change affects what we tell people who are
 * waiting, and when.
 */
export async function followUpEveryone(unit: UnitOfWork): Promise<void> {
  for (const escalation of await unit.records.escalations.open())
    if (hasSomeoneWaiting(escalation)) await followUpNow(unit, escalation.id);
}

/** Marks quotes on the advisers' cards. Call this when a recall was opened or lifted. */
export async function followUpRecalled(records: Records, now: string): Promise<void> {
  for (const { id } of await records.escalations.open()) await followUpAt({ records, now }, id, now);
}

/**
 * The key includes the time of scheduling, because a running job may schedule another one for its own due
 * time.
 */
async function followUpAt(
  { records, now }: Pick<UnitOfWork, 'records' | 'now'>,
  id: string,
  dueAt: string,
  urgent = false,
): Promise<void> {
  // Each job has its own lane. In a shared lane, a job that was queued earlier but is due later would delay
  // this one.
  const key = `attend:${id}:${dueAt}:${now}`;
  await records.jobs.enqueue(
    { kind: 'attend', payload: { escalation: id }, lane: key, urgent, uniqueKey: key, dueAt },
    now,
  );
}

/**
 * If no one is at work, reminders start again from the first when the next shift begins, and so does the time
 * that a holder has to reply. This waits for an update given while no one is at work: until then, the next
 * one comes as soon as usual (`nextUpdate`).
 */
async function startWhenAdvisersDo(
  { records, now }: UnitOfWork,
  escalation: Escalation,
  { opensAt }: FollowUpSettings,
): Promise<Escalation> {
  const { urgent, followUp } = escalation;
  const isDue = hasSomeoneWaiting(escalation) && followUp.toldAt === now;
  if (opensAt === undefined || urgent || !isDue || followUp.since >= opensAt) return escalation;
  const fromThen = { since: opensAt, steps: 0 };
  await records.escalations.recordFollowUp(escalation.id, fromThen);
  return { ...escalation, followUp: { ...followUp, ...fromThen } };
}
