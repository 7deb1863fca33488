// Lists the advisers' open requests in the order that the desk shows them.
import type { QueueEntry } from '../model/queries.js';
import type { Records } from '../model/store.js';
import { queueEntry } from './queue-entry.js';

export async function orderedQueue(records: Records): Promise<QueueEntry[]> {
  const open = await records.escalations.open();
  const entries = await Promise.all(open.map((escalation) => queueEntry(records, escalation)));
  return entries.sort(byNeed);
}

/**
 * Waiting requests come before claimed ones. Within each of these groups, urgent requests come first. After
 * that, requests are in order of the time that the page shows.
 */
function byNeed(one: QueueEntry, other: QueueEntry): number {
  const need = ({ escalation }: QueueEntry) =>
    (escalation.state === 'waiting' ? 0 : 2) + (escalation.urgent ? 0 : 1);
  const since = ({ escalation }: QueueEntry) => escalation.waitingSince ?? escalation.openedAt;
  return need(one) - need(other) || since(one).localeCompare(since(other));
}
