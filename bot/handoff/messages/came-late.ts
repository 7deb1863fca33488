// Checks whether a platform delivered a message after something the same person wrote later.
import type { UnitOfWork } from '../../kernel/unit-of-work.js';
import type { StoredMessage } from '../../model/messages/conversation.js';

/**
 * A platform resends what we didn't acknowledge, so a message may arrive late. A delay shorter than this does not
 * count.
 */
const PROMPT_MS = 1_500;

export async function cameLate(
  { records }: Pick<UnitOfWork, 'records'>,
  { from, conversation, sentAt, receivedAt }: StoredMessage,
): Promise<boolean> {
  if (Date.parse(receivedAt) - Date.parse(sentAt) < PROMPT_MS) return false;
  const theirs = await records.messages.of(from, conversation);
  return theirs.some((other) => other.receivedAt < receivedAt && other.sentAt > sentAt);
}
