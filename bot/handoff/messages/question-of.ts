// Finds the message that an escalation is about. The person may have written it after they asked for an
// adviser.
import type { StoredMessage } from '../../model/messages/conversation.js';
import { parseRequest } from '../../model/messages/recognise-small-talk-and-requests.js';
import { hasJoined, type Escalation } from '../../model/handoff/escalation.js';
import type { Records } from '../../model/store.js';

export async function questionOf(
  { escalations, messages }: Pick<Records, 'escalations' | 'messages'>,
  escalation: Escalation,
): Promise<StoredMessage | undefined> {
  if (escalation.message !== undefined) return messages.find(escalation.message);
  for (const { message, direction } of await escalations.relayed(escalation.id)) {
    const written = direction === 'to-adviser' ? await messages.find(message) : undefined;
    if (!written?.text || written.deletedAt || hasJoined(escalation, written)) continue;
    if (parseRequest(written.text)?.do !== 'talk') return written;
  }
  return undefined;
}
