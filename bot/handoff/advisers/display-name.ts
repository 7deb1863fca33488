// The name under which the practitioner knows their adviser, as the deployer decided.
import type { Person } from '../../model/people/person.js';
import type { BotPorts } from '../../model/ports.js';
import { wording } from '../../copy/wording.js';
import { rosterOf } from './adviser-availability.js';
import { listedAs } from '../../model/people/roster.js';

/** The file's name before the platform's: people choose what their platform shows. */
export function displayName(ports: Pick<BotPorts, 'policy' | 'roster'>, adviser: Person): string {
  if (ports.policy?.adviserNames === 'role') return wording.adviser.anAdviser;
  return listedAs(rosterOf(ports), adviser)?.name ?? adviser.name ?? wording.adviser.anAdviser;
}
