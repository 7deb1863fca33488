// Queues a job that puts someone's requests back in the queue. A job is needed because the caller may crash,
// or may run without a worker.
import type { Person } from '../model/people/person.js';
import type { BotPorts } from '../model/ports.js';

export async function enqueueReturn(
  { store, clock }: Pick<BotPorts, 'store' | 'clock'>,
  person: Person,
  where: 'at-desk' | 'everywhere',
): Promise<void> {
  const everywhere = where === 'everywhere';
  const lane = `return:${person.platform}:${person.id}`;
  await store.records.jobs.enqueue(
    { kind: 'return-requests', payload: { person, everywhere }, lane, uniqueKey: `${lane}:${where}` },
    clock().toISOString(),
  );
}
