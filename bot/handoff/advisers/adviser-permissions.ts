// Decides what an adviser may do with a request, and tells them the reason if they are not allowed.
import { reply, type Caller } from '../../jobs/reply-to-caller.js';
import type { UnitOfWork } from '../../jobs/unit-of-work.js';
import { adviserWording } from '../../wording/english/adviser-wording.js';
import { isAdviser, isStillListed } from './advisers-place.js';
import { isErased, isOpen, type Escalation } from '../../model/handoff/escalation.js';
import type { Person } from '../../model/people/person.js';
import { listedAs, sameAdviser } from '../../model/people/roster.js';

/** Returns the escalation if this adviser has claimed it. Otherwise, tells them why they cannot act on it. */
export async function heldEscalation(
  unit: UnitOfWork,
  id: string,
  adviser: Caller,
): Promise<Escalation | undefined> {
  const escalation = await unit.records.escalations.lock(id);
  if (escalation) return (await isHolder(unit, escalation, adviser)) ? escalation : undefined;
  await reply(unit, adviser, adviserWording.notKnownHere);
  return undefined;
}

/** Like `heldEscalation`, but also returns a request that waits for an adviser, unless this adviser made it. */
export async function heldOrWaiting(
  unit: UnitOfWork,
  id: string,
  adviser: Caller,
): Promise<Escalation | undefined> {
  const escalation = await unit.records.escalations.lock(id);
  if (escalation?.state !== 'waiting') return heldEscalation(unit, id, adviser);
  if (!(await mayAdvise(unit, adviser))) return undefined;
  if (!sameAdviser(unit.ports.roster(), escalation.practitioner, adviser.person)) return escalation;
  await reply(unit, adviser, adviserWording.ownRequest);
  return undefined;
}

/** Like `heldEscalation`, for an escalation that is already locked. */
export async function isHolder(unit: UnitOfWork, escalation: Escalation, adviser: Caller): Promise<boolean> {
  if (holds(unit, escalation, adviser)) return true;
  await reply(unit, adviser, whyNotHeld(escalation));
  return false;
}

/**
 * Returns the escalation if this adviser may transfer it: they have claimed it, or they are a lead and it is
 * open.
 */
export async function handedOnBy(
  unit: UnitOfWork,
  id: string,
  adviser: Caller,
): Promise<Escalation | undefined> {
  const escalation = await unit.records.escalations.lock(id);
  const roster = unit.ports.roster();
  const isLead = listedAs(roster, adviser.person)?.lead ?? false;
  // No one may transfer their own request.
  const isTheirs = sameAdviser(roster, escalation?.practitioner, adviser.person);
  if (escalation && isLead && isOpen(escalation) && !isTheirs) return escalation;
  return heldEscalation(unit, id, adviser);
}

/**
 * Returns false if the adviser has been removed from the advisers' file, even if the record still names them
 * as the holder.
 */
export function holds(unit: UnitOfWork, escalation: Escalation, { person }: Caller): boolean {
  return escalation.state === 'claimed' && isLastHolder(unit, escalation, person);
}

/** Like `holds`, but also for a request that they have closed. */
export function isLastHolder({ ports }: UnitOfWork, { holder }: Escalation, person: Person): boolean {
  return sameAdviser(ports.roster(), holder, person) && isStillListed(ports, person);
}

export function isReopenable({ ports, now }: UnitOfWork, closed: Escalation): boolean {
  const until = Date.parse(closed.closedAt ?? closed.openedAt) + ports.policy.reopenWithin * 60_000;
  return closed.state === 'resolved' && !isErased(closed) && Date.parse(now) <= until;
}

/** Returns false, and tells the person so, if they are not an adviser. */
export async function mayAdvise(unit: UnitOfWork, adviser: Caller): Promise<boolean> {
  if (isAdviser(unit.ports, adviser.person, adviser.conversation.place)) return true;
  const listed = unit.ports.roster().length > 0;
  await reply(unit, adviser, listed ? adviserWording.notListed : adviserWording.onlyAdvisers);
  return false;
}

export function whyNotHeld({ state, holder }: Escalation): string {
  if (state === 'claimed') return adviserWording.heldBy(holder?.name ?? adviserWording.anAdviser);
  return state === 'waiting' ? adviserWording.nobodyHolds : adviserWording.closed;
}
