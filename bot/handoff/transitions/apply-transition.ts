// Applies a transition to an escalation, with everything that must happen in the same transaction.
import { adminWording } from '../../wording/staff/admin-wording.js';
import type { UnitOfWork } from '../../jobs/unit-of-work.js';
import { cancelSending, replaceMessage } from '../../jobs/outbox.js';
import type { AuditKind } from '../../model/audit/event.js';
import type { Person } from '../../model/people/person.js';
import type { EscalationChange } from '../../model/handoff/escalation-records.js';
import { isOpen, type Escalation, type Transition } from '../../model/handoff/escalation.js';
import { handOverKey } from '../advisers/advisers-place.js';
import { scheduleFollowUp } from '../follow-up-schedule/schedule-follow-up.js';
import { changedHands, earlierReply } from '../messages/awaited-reply.js';
import { refreshCard } from '../cards/show-card.js';

/**
 * Returns undefined, and changes nothing, if someone else changed the state first or the transition is not
 * allowed.
 */
export async function applyTransition(
  unit: UnitOfWork,
  before: Escalation,
  transition: Transition,
  by: Person | undefined,
  change?: EscalationChange,
): Promise<Escalation | undefined> {
  const { records, now } = unit;
  const applied = await records.escalations.applyTransition(before, transition, by, now, change);
  if (!applied) return undefined;
  const moved = await waitAgain(unit, applied);
  await withholdFromFormer(unit, before, moved);
  await removeButtons(unit, before, moved);
  await scheduleFollowUp(unit, moved.id);
  await refreshCard(unit, moved.id);
  await auditTransition(unit, moved, transition, by);
  return moved;
}

/** The time before an adviser's reply is not part of the wait that begins when the request comes back. */
async function waitAgain({ records }: UnitOfWork, moved: Escalation): Promise<Escalation> {
  const { escalations } = records;
  const replied = await earlierReply(records, moved, await escalations.relayed(moved.id));
  if (!replied) return moved;
  const left = changedHands(await escalations.transitions(moved.id), replied.at);
  const waitingSince = replied.openSince ?? left ?? moved.followUp.since;
  await escalations.recordFollowUp(moved.id, { waitingSince });
  return { ...moved, waitingSince };
}

/** Cancels messages still queued for the former holder's private chat. The next holder gets all of them. */
async function withholdFromFormer(
  unit: UnitOfWork,
  { id, holderConversation }: Escalation,
  moved: Escalation,
): Promise<void> {
  if (holderConversation === undefined || !isOpen(moved)) return;
  for (const { key, state, conversation } of await unit.records.outgoing.ofEscalation(id, 'relay'))
    if (state === 'queued' && conversation === holderConversation) await cancelSending(unit, key);
}

/**
 * Removes the buttons from the message that told the former holder about the request, because they can no
 * longer reply or close it.
 */
async function removeButtons(unit: UnitOfWork, before: Escalation, moved: Escalation): Promise<void> {
  if (moved.state === 'claimed' && moved.claims === before.claims) return;
  const given = await unit.records.outgoing.find(handOverKey(before));
  if (given?.message.buttons.length) await replaceMessage(unit, given, { ...given.message, buttons: [] });
}

/**
 * The audit log records who holds a request and who gave it to them. Practitioners' steps are in the
 * request's history.
 */
const AUDITED: Partial<Record<Transition, AuditKind>> = {
  claim: 'claim',
  reassign: 'reassign',
  redirect: 'reassign',
};

async function auditTransition(
  { records, now }: UnitOfWork,
  { id, holder, specialism }: Escalation,
  transition: Transition,
  by: Person | undefined,
): Promise<void> {
  const kind = AUDITED[transition];
  if (!kind) return;
  const to = transition === 'reassign' ? nameOf(holder) : transition === 'redirect' ? specialism : undefined;
  await records.audit.append({
    kind,
    at: now,
    by: nameOf(by),
    record: { kind: 'request', id },
    ...(to !== undefined && { details: { to } }),
  });
}

const nameOf = (person: Person | undefined) => person?.name ?? person?.id ?? adminWording.service;
