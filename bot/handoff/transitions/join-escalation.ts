// One sender can invent a new person for each message and flood the queue. Once they have a set number of
// urgent requests that no adviser has claimed, the next urgent message joins the newest of them, so that
// advisers still find other people's requests.
import type { UnitOfWork } from '../../kernel/unit-of-work.js';
import { queueMessage } from '../../kernel/outbox.js';
import type { Escalation } from '../../model/handoff/escalation.js';
import type { EscalationRequest } from './escalation-request.js';
import { redactAgain } from '../messages/share-pseudonyms.js';
import { scheduleFollowUp } from '../follow-up-schedule/schedule-follow-up.js';
import { refreshCard } from '../cards/show-card.js';

/** Far more requests than one office has unclaimed at a time, but few enough for an adviser to look through. */
export const MAX_URGENT_OF_ONE_SENDER = 20;

/** The request to join, locked in this transaction; undefined if a new one may be opened. */
export async function escalationToJoin(
  { records }: UnitOfWork,
  { urgent, sender, message }: EscalationRequest,
): Promise<Escalation | undefined> {
  if (!urgent || sender === undefined || !message) return undefined;
  const waiting = await records.escalations.waitingFrom(sender);
  const newest = waiting.length < MAX_URGENT_OF_ONE_SENDER ? undefined : waiting.at(-1);
  const taken = newest && (await records.escalations.lock(newest.id));
  // If someone claimed the request at the same moment, the saved messages have already been handed over.
  return taken?.state === 'waiting' ? taken : undefined;
}

/** The adviser who claims the request will see the message. We tell the sender what that means and who to call. */
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
