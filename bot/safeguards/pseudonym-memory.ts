// Decides which conversation's pseudonyms a message uses. In a handoff, these are the pseudonyms of the
// practitioner's conversation, so that each one refers to the same person throughout the transcript.
import type { StoredMessage } from '../model/messages/conversation.js';
import type { Records } from '../model/store.js';

export async function pseudonymMemory(
  { escalations }: Pick<Records, 'escalations'>,
  { id, conversation }: Pick<StoredMessage, 'id' | 'conversation'>,
): Promise<string> {
  const relayed = await escalations.relayOf(id);
  const escalation = relayed && (await escalations.find(relayed.escalation));
  return escalation?.conversation ?? conversation;
}
