import type { UnitOfWork } from '../jobs/unit-of-work.js';
import type { Records } from '../model/store.js';
import { sendAgain } from '../jobs/outbox.js';

/**
 * Sends the messages about recalls that this conversation missed while it accepted none. Leaves out recalls
 * that have been lifted, and what was sent before the chat was erased.
 */
export async function tellAfterReturn(unit: UnitOfWork, conversation: string): Promise<void> {
  const { erasures, outgoing, recalls } = unit.records;
  const erasedAt = (await erasures.chatErasedAt(conversation)) ?? '';
  const told = await outgoing.startingWith(conversation, 'recall:');
  for (const missed of told.reverse()) {
    if (missed.state !== 'undeliverable' || missed.queuedAt <= erasedAt) continue;
    if (await isStillRecalled({ recalls }, missed.key)) await sendAgain(unit, missed);
  }
}

/** True unless the message with this key is about a recall that has been lifted. */
export async function isStillRecalled({ recalls }: Pick<Records, 'recalls'>, key: string): Promise<boolean> {
  if (!key.startsWith('recall:')) return true;
  const recall = await recalls.find(Number(key.split(':')[1]));
  return recall !== undefined && recall.liftedAt === undefined;
}
