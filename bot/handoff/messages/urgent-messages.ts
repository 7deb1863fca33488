import type { Escalation, RelayedMessage } from '../../model/handoff/escalation.js';
import type { StoredMessage } from '../../model/messages/conversation.js';
import type { Records } from '../../model/store.js';
import { latestReceived } from './awaited-reply.js';

/** Returns the request's urgent messages, latest first. Empty if the request is no longer urgent. */
export async function urgentMessages(
  { escalations, messages }: Pick<Records, 'escalations' | 'messages'>,
  { id, urgent }: Escalation,
  question: StoredMessage | undefined,
): Promise<StoredMessage[]> {
  if (!urgent) return [];
  const written: (StoredMessage | undefined)[] = [];
  for (const { message, direction } of (await escalations.relayed(id)).reverse())
    if (direction === 'to-adviser') written.push(await messages.find(message));
  return [...written, question].flatMap((one) => (one?.urgent && !one.deletedAt ? [one] : []));
}

/** An adviser who replied this soon after a message was probably already writing when it came. */
const CROSSED_WITHIN_MS = 30_000;

/** True if the holder's last reply may not take account of the practitioner's latest message about danger. */
export async function hasDangerSinceReply(
  records: Pick<Records, 'escalations' | 'messages' | 'outgoing'>,
  escalation: Escalation,
  relayed: readonly RelayedMessage[],
): Promise<boolean> {
  const [danger] = await urgentMessages(records, { ...escalation, urgent: true }, undefined);
  if (!danger) return false;
  const reply = await latestReceived(records, relayed);
  return !reply || Date.parse(reply.receivedAt) < Date.parse(danger.receivedAt) + CROSSED_WITHIN_MS;
}
