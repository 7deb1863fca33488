// Returns an adviser's requests to the queue when they leave, and tells the people affected.
import { inTransaction } from '../../jobs/unit-of-work.js';
import type { Escalation } from '../../model/handoff/escalation.js';
import type { Person } from '../../model/people/person.js';
import type { BotPorts } from '../../model/ports.js';
import { adviserWording } from '../../wording/english/adviser-wording.js';
import { heldByAdviser } from '../advisers/advisers-place.js';
import { takeBack } from '../transitions/take-back.js';

/** Uses one transaction per request. If the job runs again, it continues with the requests that are left. */
export async function returnLeaversRequests(
  ports: BotPorts,
  { person, everywhere }: { person: Person; everywhere: boolean },
): Promise<void> {
  const held = await inTransaction(ports, (unit) =>
    everywhere ? heldByAdviser(unit, person) : unit.records.escalations.heldBy([person]),
  );
  for (const one of held) await returnToQueue(ports, one);
}

/** Does nothing if someone else now holds the request. */
export async function returnToQueue(ports: BotPorts, { id, claims }: Escalation): Promise<void> {
  await inTransaction(ports, async (unit) => {
    const taken = await unit.records.escalations.lock(id);
    if (taken?.state !== 'claimed' || taken.claims !== claims) return;
    await takeBack(unit, taken, adviserWording.left);
  });
}
