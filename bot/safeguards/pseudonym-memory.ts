// Which conversation gives a message its pseudonyms. Messages in a handoff share those of the practitioner's
// conversation, so two people never share one in its transcript.
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
