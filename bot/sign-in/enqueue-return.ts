// Has a worker put the requests someone holds back in the queue, in case the caller is not a worker or crashes now.
import type { Person } from '../model/people/person.js';
import type { BotPorts } from '../model/ports.js';

export async function enqueueReturn(
  { store, clock }: Pick<BotPorts, 'store' | 'clock'>,
  person: Person,
  where: 'at-desk' | 'everywhere',
): Promise<void> {
  const everywhere = where === 'everywhere';
  const lane = `return:${person.platform}:${person.id}`;
  await store.transaction(({ jobs }) =>
    jobs.enqueue(
      {
        kind: 'return-requests',
        payload: { person, everywhere },
        lane,
        uniqueKey: `${lane}:${where}`,
      },
      clock().toISOString(),
    ),
  );
}
