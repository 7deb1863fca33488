import type { UnitOfWork } from '../../kernel/unit-of-work.js';
import type { StoredMessage } from '../../model/messages/conversation.js';
import { refreshCard } from './show-card.js';

export async function refreshCardsAbout(unit: UnitOfWork, message: StoredMessage): Promise<void> {
  const { escalations } = unit.records;
  const about = (await escalations.askedForBy(message.from)).filter((one) => one.message === message.id);
  const relayed = await escalations.relayOf(message.id);
  for (const id of new Set([...about.map(({ id: one }) => one), ...(relayed ? [relayed.escalation] : [])]))
    await refreshCard(unit, id);
}
