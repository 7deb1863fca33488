// Limits the number of urgent requests from one sender, who could otherwise pretend to be a new person for
// each message and flood the queue. Above the limit, the next urgent message joins the sender's newest
// unclaimed request.
import type { UnitOfWork } from '../../jobs/unit-of-work.js';
import { queueMessage } from '../../jobs/outbox.js';
import type { Escalation } from '../../model/handoff/escalation.js';
import type { EscalationRequest } from './escalation-request.js';
import { redactAgain } from '../messages/share-pseudonyms.js';
import { scheduleFollowUp } from '../follow-up-schedule/schedule-follow-up.js';
import { refreshCard } from '../cards/show-card.js';

/**
 * The maximum number of unclaimed requests from one sender. No office has this many at a time, and an adviser
 * can still look through them.
 */
export const MAX_URGENT_OF_ONE_SENDER = 20;

/** Returns the request to join, locked in this transaction, or undefined if a new request may be opened. */
export async function escalationToJoin(
  { records }: UnitOfWork,
  { urgent, sender, message }: EscalationRequest,
): Promise<Escalation | undefined> {
  if (!urgent || sender === undefined || !message) return undefined;
  const waiting = await records.escalations.waitingFrom(sender);
  const newest = waiting.length < MAX_URGENT_OF_ONE_SENDER ? undefined : waiting.at(-1);
  const taken = newest && (await records.escalations.lock(newest.id));
  // A request that has just been claimed cannot be joined, because its saved messages have already been
  // handed over.
  return taken?.state === 'waiting' ? taken : undefined;
}

/**
 * Adds the message to the request, for the adviser who claims it. Tells the sender what that means and who to
 * call.
 */
export async function joinEscalation(
  unit: UnitOfWork,
  { conversation, message, cause }: EscalationRequest,
  { id, conversation: joined }: Escalation,
): Promise<void> {
  const { records } = unit;
  if (!message) return;
  await records.escalations.addRelayed({ escalation: id, message: message.id, direction: 'to-adviser' });
  await redactAgain(unit, message, { conversation: joined });
  await scheduleFollowUp(unit, id);
  await refreshCard(unit, id);
  await queueMessage(unit, conversation.id, (say) => say.handoff.joined, {
    key: `handoff:${id}:joined:${cause}`,
    purpose: 'notice',
  });
}
