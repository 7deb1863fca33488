// One sender can make up a new person for each message: above a number of urgent requests that no adviser has claimed,
// the next urgent message joins the newest of them, so that others' requests are still found in the queue.
import type { Conversation, StoredMessage } from '../../model/messages/conversation.js';
import type { UnitOfWork } from '../../kernel/unit-of-work.js';
import { queueMessage } from '../../kernel/outbox.js';
import { plainMessage } from '../../copy/plain-message.js';
import type { Escalation } from '../../model/handoff/escalation.js';
import { redactAgain } from '../messages/share-pseudonyms.js';
import { scheduleFollowUp } from '../waiting/schedule-follow-up.js';
import { refreshCard } from '../cards/show-card.js';

/** Far more than one office has unclaimed at a time, and what an adviser can still look through. */
export const MAX_URGENT_OF_ONE_SENDER = 20;

interface Asked {
  conversation: Conversation;
  urgent: boolean;
  message?: StoredMessage;
  cause: string;
  sender?: string;
}

/** The request to join, as it was taken in this transaction; undefined where a new one may be opened. */
export async function escalationToJoin(
  { records }: UnitOfWork,
  { urgent, sender, message }: Asked,
): Promise<Escalation | undefined> {
  if (!urgent || sender === undefined || !message) return undefined;
  const waiting = await records.escalations.waitingFrom(sender);
  const newest = waiting.length < MAX_URGENT_OF_ONE_SENDER ? undefined : waiting.at(-1);
  const taken = newest && (await records.escalations.lock(newest.id));
  // Claimed at the same instant: what was kept is handed over already.
  return taken?.state === 'waiting' ? taken : undefined;
}

/** The adviser who claims the request sees the message. We tell the sender what that means, and give them the numbers. */
export async function joinEscalation(
  unit: UnitOfWork,
  { conversation, message, cause }: Asked,
  { id, conversation: joined }: Escalation,
): Promise<void> {
  const { records } = unit;
  if (!message) return;
  await records.escalations.addRelayed({ escalation: id, message: message.id, direction: 'to-adviser' });
  await redactAgain(unit, message, { conversation: joined });
  await scheduleFollowUp(unit, id);
  await refreshCard(unit, id);
  await queueMessage(unit, conversation.id, (say) => plainMessage(say.handoff.joined), {
    key: `handoff:${id}:joined:${cause}`,
    purpose: 'notice',
  });
}
