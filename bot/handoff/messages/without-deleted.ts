import type { Records } from '../../model/store.js';
import type { RelayedMessage } from '../../model/handoff/escalation.js';

/** Leaves out messages that their writers have since deleted. */
export async function withoutDeleted(
  { messages }: Pick<Records, 'messages'>,
  relayed: readonly RelayedMessage[],
): Promise<RelayedMessage[]> {
  const found = await Promise.all(relayed.map(({ message }) => messages.find(message)));
  return relayed.filter((_, index) => found[index] && found[index].deletedAt === undefined);
}
