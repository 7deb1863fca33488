// Finds what the practitioner of a request wrote that no one has answered.
import type { RelayedMessage } from '../../model/handoff/escalation.js';
import type { Records } from '../../model/store.js';
import { latestReceived } from './awaited-reply.js';

/**
 * The practitioner's messages since the last reply that they received. If that adviser gave the request back,
 * they were delivered, but no one has answered them.
 */
export async function keptBelow(
  records: Pick<Records, 'messages' | 'outgoing'>,
  relayed: readonly RelayedMessage[],
  question: string | undefined,
): Promise<RelayedMessage[]> {
  const reply = await latestReceived(records, relayed);
  const replied = relayed.findIndex(({ message }) => message === reply?.id);
  return relayed.filter(
    ({ direction, message, deliveredAt }, index) =>
      direction === 'to-adviser' && message !== question && (index > replied || deliveredAt === undefined),
  );
}
