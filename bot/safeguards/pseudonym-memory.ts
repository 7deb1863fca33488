// Whose memory gives a message its pseudonyms: what is written in a handoff shares that of the practitioner's
// conversation, so that in its transcript two people never share one.
import type { StoredMessage } from '../model/messages/conversation.js';
import type { Records } from '../model/store.js';

/** The conversation that remembers. */
export async function pseudonymMemory(
  { escalations }: Pick<Records, 'escalations'>,
  { id, conversation }: Pick<StoredMessage, 'id' | 'conversation'>,
): Promise<string> {
  const relayed = await escalations.relayOf(id);
  const escalation = relayed && (await escalations.find(relayed.escalation));
  return escalation?.conversation ?? conversation;
}
