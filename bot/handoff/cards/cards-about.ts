import type { UnitOfWork } from '../../jobs/unit-of-work.js';
import type { StoredMessage } from '../../model/messages/conversation.js';
import type { Person } from '../../model/people/person.js';
import { refreshCard } from './show-card.js';

/**
 * Updates the cards of the requests that this person is waiting for. Call this when something that the cards
 * show about the person changes.
 */
export async function refreshCardsOf(unit: UnitOfWork, person: Person): Promise<void> {
  for (const { id } of await unit.records.escalations.waitedForBy(person)) await refreshCard(unit, id);
}

export async function refreshCardsAbout(unit: UnitOfWork, message: StoredMessage): Promise<void> {
  const { escalations } = unit.records;
  const about = (await escalations.askedForBy(message.from)).filter((one) => one.message === message.id);
  const relayed = await escalations.relayOf(message.id);
  for (const id of new Set([...about.map(({ id: one }) => one), ...(relayed ? [relayed.escalation] : [])]))
    await refreshCard(unit, id);
}
