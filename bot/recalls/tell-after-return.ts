import type { UnitOfWork } from '../jobs/unit-of-work.js';
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
    const recall = await recalls.find(Number(missed.key.split(':')[1]));
    if (recall && recall.liftedAt === undefined) await sendAgain(unit, missed);
  }
}
