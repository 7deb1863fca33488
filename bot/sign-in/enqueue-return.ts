// Asks a worker to return the requests someone holds to the queue, as the caller may not be a worker or may crash.
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
