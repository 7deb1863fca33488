// Lets the holder mark a request as not urgent, because the rules and the message reader can be wrong.
import { wording } from '../../copy/english/wording.js';
import { reply, type Caller } from '../../kernel/caller.js';
import type { UnitOfWork } from '../../kernel/unit-of-work.js';
import { heldEscalation } from '../advisers/adviser.js';
import { refreshCard } from '../cards/show-card.js';
import { scheduleFollowUp } from '../follow-up-schedule/schedule-follow-up.js';

/**
 * The practitioner keeps the numbers to call. A later message about danger makes the request urgent again.
 */
export async function notUrgent(unit: UnitOfWork, id: string, adviser: Caller): Promise<void> {
  const held = await heldEscalation(unit, id, adviser);
  if (!held) return;
  if (held.urgent) {
    const { records, now } = unit;
    await records.escalations.change(held, { urgent: false }, now, 'not-urgent', adviser.person);
    // The follow-up times for ordinary requests start from now, with no steps taken.
    await records.escalations.recordFollowUp(id, { since: now, steps: 0 });
    await scheduleFollowUp(unit, id);
    await refreshCard(unit, id);
  }
  await reply(unit, adviser, wording.adviser.notUrgentYou);
}
