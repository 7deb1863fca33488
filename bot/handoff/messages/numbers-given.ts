import type { StoredMessage, StoredOutgoing } from '../../model/messages/conversation.js';
import type { Records } from '../../model/store.js';

export const numbersKey = ({ id, revision }: Pick<StoredMessage, 'id' | 'revision'>) =>
  `urgent:${id}:${revision}`;

/**
 * Finds the messages that gave the numbers to call in reply to this message. A new one is sent for each
 * revision.
 */
export async function numbersGiven(
  { outgoing }: Pick<Records, 'outgoing'>,
  { id, revision }: Pick<StoredMessage, 'id' | 'revision'>,
): Promise<StoredOutgoing[]> {
  const given: StoredOutgoing[] = [];
  for (let wording = revision; wording > 0; wording -= 1) {
    const sent = await outgoing.find(numbersKey({ id, revision: wording }));
    if (sent) given.push(sent);
  }
  return given;
}
