// Chooses the name that practitioners see for their adviser, as set by the deployer.
import type { Person } from '../../model/people/person.js';
import type { BotPorts } from '../../model/ports.js';
import type { PractitionerWords } from '../../wording/english/practitioner-words.js';
import { listedAs } from '../../model/people/roster.js';

/** Prefers the name in the advisers' file, because people can choose any name on a platform. */
export function displayName(
  ports: Pick<BotPorts, 'policy' | 'roster'>,
  adviser: Person | undefined,
  { handoff: { anAdviser } }: Pick<PractitionerWords, 'handoff'>,
): string {
  if (!adviser || ports.policy.adviserNames === 'role') return anAdviser;
  return listedAs(ports.roster(), adviser)?.name ?? adviser.name ?? anAdviser;
}

/** What practitioners read of an adviser who claims their request. */
export function namesTold({ policy }: Pick<BotPorts, 'policy'>): 'name' | 'no-name' {
  return policy.adviserNames === 'role' ? 'no-name' : 'name';
}
