// Someone has left: the requests that they hold wait for another adviser, and everyone who can act hears of it.
import { inTransaction } from '../../kernel/unit-of-work.js';
import type { Person } from '../../model/people/person.js';
import type { BotPorts } from '../../model/ports.js';
import { wording } from '../../copy/english/wording.js';
import { heldByAdviser } from '../advisers/advisers-place.js';
import { takeBack } from './reach-holder.js';

/** Each in a transaction of its own; run again, it goes on with those that are left. */
export async function returnEscalations(
  ports: BotPorts,
  { person, everywhere }: { person: Person; everywhere: boolean },
): Promise<void> {
  const held = await inTransaction(ports, (unit) =>
    everywhere ? heldByAdviser(unit, person) : unit.records.escalations.heldBy([person]),
  );
  for (const { id, claims } of held)
    await inTransaction(ports, async (unit) => {
      const taken = await unit.records.escalations.lock(id);
      if (taken?.state !== 'claimed' || taken.claims !== claims) return;
      await takeBack(unit, taken, wording.adviser.left);
    });
}
