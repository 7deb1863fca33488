// Lists who a request can be transferred to: the advisers in the file or, without a file, those signed in at the desk.
import type { UnitOfWork } from '../../kernel/unit-of-work.js';
import { digestOf } from '../../model/audit/event.js';
import type { BotPorts } from '../../model/ports.js';
import type { AdviserAvailability } from '../../model/queries.js';
import type { Records } from '../../model/store.js';
import { samePerson, type Person } from '../../model/people/person.js';
import { listedAdviserSchema } from '../../model/people/roster.js';
import { adviserAvailability } from './adviser-availability.js';

type Needed = Pick<Records, 'advisers' | 'escalations' | 'sessions'>;

/** Those on shift first, and of these the ones with the fewest requests. */
export async function colleagues(
  ports: Pick<BotPorts, 'roster' | 'deskAdviser'>,
  records: Needed,
  now: Date,
): Promise<AdviserAvailability[]> {
  const listed = await adviserAvailability(ports, records, now);
  const all = listed.length ? listed : await signedIn(ports, records, now);
  return [...all].sort(
    (one, other) =>
      Number(other.atWork) - Number(one.atWork) ||
      one.holds - other.holds ||
      one.adviser.name.localeCompare(other.adviser.name),
  );
}

export const colleaguesNow = (unit: UnitOfWork): Promise<AdviserAvailability[]> =>
  colleagues(unit.ports, unit.records, new Date(unit.now));

/** Without a file, we only know someone as an adviser while they are signed in. */
async function signedIn(
  { deskAdviser }: Pick<BotPorts, 'deskAdviser'>,
  { sessions, escalations }: Needed,
  now: Date,
): Promise<AdviserAvailability[]> {
  if (!deskAdviser) return [];
  const found = (await sessions.list(now.toISOString())).map((session) => deskAdviser(session, now));
  // Someone can be signed in on several browsers.
  const people = new Map(found.flatMap((person) => (person ? [[person.id, person] as const] : [])));
  const held = (await escalations.open()).filter(({ state }) => state === 'claimed');
  return [...people.values()].map((person) => ({
    adviser: asListed(person),
    atWork: true,
    holds: held.filter(({ holder }) => samePerson(holder, person)).length,
  }));
}

/** The ID is a digest, because buttons have little room for the sign-in's own. */
function asListed({ platform, id, name }: Person): AdviserAvailability['adviser'] {
  return listedAdviserSchema.parse({
    id: `desk-${digestOf(id).slice(0, 16)}`,
    name: name?.slice(0, 80) || id.slice(0, 80),
    identities: { [platform]: [id] },
  });
}
