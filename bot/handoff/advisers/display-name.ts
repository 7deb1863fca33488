// Chooses the name that the practitioner knows their adviser by, as the deployer decided.
import type { Person } from '../../model/people/person.js';
import type { BotPorts } from '../../model/ports.js';
import type { PractitionerWords } from '../../copy/english/practitioner-words.js';
import { rosterOf } from './adviser-availability.js';
import { listedAs } from '../../model/people/roster.js';

/** The name in the file comes before the platform's, because people choose what their platform shows. */
export function displayName(
  ports: Pick<BotPorts, 'policy' | 'roster'>,
  adviser: Person | undefined,
  { handoff: { anAdviser } }: Pick<PractitionerWords, 'handoff'>,
): string {
  if (!adviser || ports.policy.adviserNames === 'role') return anAdviser;
  return listedAs(rosterOf(ports), adviser)?.name ?? adviser.name ?? anAdviser;
}
