// Posts the cards of waiting requests in an advisers' channel that could not be found when they were opened.
import { inTransaction } from '../../jobs/unit-of-work.js';
import type { BotPorts } from '../../model/ports.js';
import { postCard } from './show-card.js';

/** Does nothing for requests whose card is there already. */
export async function postWaiting(ports: BotPorts): Promise<void> {
  const place = ports.advisersPlace();
  for (const { id } of await ports.store.records.escalations.open())
    await inTransaction(ports, async (unit) => {
      const escalation = await unit.records.escalations.lock(id);
      if (escalation?.state === 'waiting') await postCard(unit, escalation, place);
    });
}
