// Applies a transition to an escalation, with everything that must happen in the same transaction.
import type { UnitOfWork } from '../../kernel/unit-of-work.js';
import { cancelSending } from '../../kernel/outbox.js';
import type { Person } from '../../model/people/person.js';
import type { EscalationChange } from '../../model/store.js';
import { isOpen } from '../../model/handoff/escalation.js';
import type { Escalation, Transition } from '../../model/handoff/escalation.js';
import { scheduleFollowUp } from '../waiting/schedule-follow-up.js';
import { refreshCard } from '../cards/show-card.js';

/** Undefined when somebody else moved it first, or it is not allowed from there: nothing was changed. */
export async function applyTransition(
  unit: UnitOfWork,
  before: Escalation,
  transition: Transition,
  by: Person | undefined,
  change?: EscalationChange,
): Promise<Escalation | undefined> {
  const { records, now } = unit;
  const moved = await records.escalations.applyTransition(before, transition, by, now, change);
  if (!moved) return undefined;
  await withholdFromFormer(unit, before, moved);
  await scheduleFollowUp(unit, moved.id);
  await refreshCard(unit, moved.id);
  return moved;
}

/** What still waits for the private chat of who held it is not for them any more; the next holder is handed all of it. */
async function withholdFromFormer(
  unit: UnitOfWork,
  { id, holderConversation }: Escalation,
  moved: Escalation,
): Promise<void> {
  if (holderConversation === undefined || !isOpen(moved)) return;
  for (const { key, state, conversation } of await unit.records.outgoing.ofEscalation(id, 'relay'))
    if (state === 'queued' && conversation === holderConversation) await cancelSending(unit, key);
}
