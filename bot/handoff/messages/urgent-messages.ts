// Finds the messages that made a request urgent.
import type { Escalation } from '../../model/handoff/escalation.js';
import type { StoredMessage } from '../../model/messages/conversation.js';
import type { Records } from '../../model/store.js';

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
