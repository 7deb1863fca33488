// Finds urgent requests that someone cancelled while the practitioner was waiting for a reply. The person who
// is harming the child may have cancelled them, and then erased the chat, so an adviser has to look at each.
import { isErased, type Escalation, type RelayedMessage } from '../../model/handoff/escalation.js';
import type { StoredMessage } from '../../model/messages/conversation.js';
import type { Records } from '../../model/store.js';
import { awaitedReply, changedHands, isReceived, lastAsked } from './awaited-reply.js';

/**
 * After this time, it is too late to reach the child through these requests. They are still listed as closed.
 */
const IN_SIGHT_MS = 7 * 24 * 60 * 60_000;

/** Oldest first. Only those that no adviser has marked as seen. */
export async function cancelledUnseen(
  records: Pick<Records, 'escalations' | 'messages' | 'outgoing'>,
  now: string,
): Promise<Escalation[]> {
  const since = new Date(Date.parse(now) - IN_SIGHT_MS).toISOString();
  const found: Escalation[] = [];
  for (const escalation of await records.escalations.cancelledUrgent(since))
    if (await wasWaiting(records, escalation)) found.push(escalation);
  return found;
}

/** Without a holder, it waited for an adviser, even if an earlier one had replied. */
async function wasWaiting(
  records: Pick<Records, 'escalations' | 'messages' | 'outgoing'>,
  escalation: Escalation,
): Promise<boolean> {
  if (!escalation.holder) return true;
  const relayed = await records.escalations.relayed(escalation.id);
  if (!isErased(escalation))
    return (await awaitedReply(records, { ...escalation, state: 'claimed' }, relayed)) !== undefined;
  // The text is gone, so any message after the last reply counts as waiting for one.
  const replied = await lastReplied(records, escalation, relayed);
  if (!replied) return true;
  const moves = await records.escalations.transitions(escalation.id);
  return (
    replied.receivedAt < lastAsked(escalation, moves) || changedHands(moves, replied.receivedAt) !== undefined
  );
}

/** The last reply, if the practitioner wrote nothing after it. */
async function lastReplied(
  { messages, outgoing }: Pick<Records, 'messages' | 'outgoing'>,
  { closedAt = '' }: Escalation,
  relayed: readonly RelayedMessage[],
): Promise<StoredMessage | undefined> {
  for (const one of relayed.toReversed()) {
    if (one.direction === 'to-adviser') return undefined;
    if (one.direction !== 'to-practitioner' || !(await isReceived(outgoing, one))) continue;
    const reply = await messages.find(one.message);
    // The erasure deleted every reply, but only the adviser can have deleted one before the request was closed.
    if (reply && (reply.deletedAt ?? closedAt) >= closedAt) return reply;
  }
  return undefined;
}
