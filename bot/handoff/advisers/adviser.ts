// An adviser who does something: who they are, where, and through which event, so that each action is
// answered once and in the same place.
import type { Conversation } from '../../model/messages/conversation.js';
import type { UnitOfWork } from '../../kernel/unit-of-work.js';
import { queueMessage } from '../../kernel/outbox.js';
import type { Composed } from '../../kernel/outbox.js';
import type { Person } from '../../model/people/person.js';
import { samePerson } from '../../model/people/person.js';
import { plainMessage } from '../../copy/plain-message.js';
import { wording } from '../../copy/english/wording.js';
import { rosterOf } from './adviser-availability.js';
import { isAdviser, isStillListed } from './advisers-place.js';
import { isOpen } from '../../model/handoff/escalation.js';
import type { Escalation } from '../../model/handoff/escalation.js';
import { listedAs, sameAdviser } from '../../model/people/roster.js';

export interface Adviser {
  person: Person;
  /** Where they acted. */
  conversation: Conversation;
  /** The event or message they acted through. */
  event: string;
}

/** Answers once for each event. The key ends with the event, so that the desk can find the reply to a press. */
export async function answerAdviser(
  unit: UnitOfWork,
  adviser: Adviser,
  said: string | Composed,
): Promise<void> {
  const message = typeof said === 'string' ? plainMessage(said) : said;
  await queueMessage(unit, adviser.conversation.id, message, {
    key: `adviser:${adviser.conversation.id}:${adviser.event}`,
    purpose: 'notice',
  });
}

/** The escalation, if this adviser has claimed it; otherwise they are told why not. */
export async function heldEscalation(
  unit: UnitOfWork,
  id: string,
  adviser: Adviser,
): Promise<Escalation | undefined> {
  const escalation = await unit.records.escalations.lock(id);
  if (escalation) return (await isHolder(unit, escalation, adviser)) ? escalation : undefined;
  await answerAdviser(unit, adviser, wording.adviser.notKnownHere);
  return undefined;
}

/** For an escalation that is already locked. If the adviser has not claimed it, they are told why not. */
export async function isHolder(unit: UnitOfWork, escalation: Escalation, adviser: Adviser): Promise<boolean> {
  if (holds(unit, escalation, adviser)) return true;
  await answerAdviser(unit, adviser, refusal(escalation));
  return false;
}

/** The escalation, if this adviser may transfer it: they have claimed it, or they are a lead and it is open. */
export async function handedOnBy(
  unit: UnitOfWork,
  id: string,
  adviser: Adviser,
): Promise<Escalation | undefined> {
  const escalation = await unit.records.escalations.lock(id);
  const isLead = listedAs(rosterOf(unit.ports), adviser.person)?.lead ?? false;
  // No one decides about their own request.
  const isTheirs = samePerson(escalation?.practitioner, adviser.person);
  if (escalation && isLead && isOpen(escalation) && !isTheirs) return escalation;
  return heldEscalation(unit, id, adviser);
}

/** An adviser removed from the advisers' file has no claims any more, although the record still names them. */
export function holds(unit: UnitOfWork, { state, holder }: Escalation, { person }: Adviser): boolean {
  const roster = rosterOf(unit.ports);
  if (state !== 'claimed' || !sameAdviser(roster, holder, person)) return false;
  return isStillListed(unit.ports, person);
}

/** False if someone who is not an adviser acts as one; we tell them so. */
export async function mayAdvise(unit: UnitOfWork, adviser: Adviser): Promise<boolean> {
  if (isAdviser(unit.ports, adviser.person, adviser.conversation.place)) return true;
  const listed = rosterOf(unit.ports).length > 0;
  await answerAdviser(unit, adviser, listed ? wording.adviser.notListed : wording.adviser.onlyAdvisers);
  return false;
}

function refusal({ state, holder }: Escalation): string {
  if (state === 'claimed') return wording.adviser.heldBy(holder?.name ?? wording.adviser.anAdviser);
  return state === 'waiting' ? wording.adviser.nobodyHolds : wording.adviser.closed;
}
