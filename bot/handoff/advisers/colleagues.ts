// Lists the people a request can be transferred to: advisers in the file or, without a file, those signed in
// at the desk.
import type { UnitOfWork } from '../../jobs/unit-of-work.js';
import { digestOf } from '../../model/audit/event.js';
import type { BotPorts } from '../../model/ports.js';
import type { AdviserAvailability } from '../../model/queries.js';
import type { Records } from '../../model/store.js';
import { samePerson, type Person } from '../../model/people/person.js';
import { identitiesOf } from '../../model/people/roster.js';
import { isInHours } from '../../model/people/adviser-shifts.js';
import { adviserAvailability, openTimesNow } from './adviser-availability.js';
import { isActive, lastAtDesk } from './last-at-desk.js';
import { preferredIdentity } from './preferred-identity.js';

type Needed = Pick<Records, 'advisers' | 'escalations' | 'sessions'>;

type Ports = Pick<BotPorts, 'roster' | 'deskAdviser' | 'platforms' | 'advisersPlace'>;

/**
 * Advisers on shift come first, then those who are likely to see a request soon, then those with the fewest
 * requests.
 */
export async function colleagues(ports: Ports, records: Needed, now: Date): Promise<AdviserAvailability[]> {
  const listed = await adviserAvailability(ports, records, now);
  const all = listed.length
    ? await withDeskUse(ports, records, listed, now)
    : await signedIn(ports, records, now);
  const isElsewhere = ({ desk }: AdviserAvailability) =>
    Number(desk !== undefined && (desk.usedAt === undefined || !isActive({ usedAt: desk.usedAt }, now)));
  return [...all].sort(
    (one, other) =>
      Number(other.atWork) - Number(one.atWork) ||
      isElsewhere(one) - isElsewhere(other) ||
      one.holds - other.holds ||
      one.adviser.name.localeCompare(other.adviser.name),
  );
}

export const colleaguesNow = (unit: UnitOfWork): Promise<AdviserAvailability[]> =>
  colleagues(unit.ports, unit.records, new Date(unit.now));

/**
 * Adds when advisers last used the desk, if we can only reach them there. Other advisers get messages in a
 * chat.
 */
async function withDeskUse(
  ports: Ports,
  records: Needed,
  listed: readonly AdviserAvailability[],
  now: Date,
): Promise<AdviserAvailability[]> {
  const people = await lastAtDesk(ports, records, now);
  return listed.map((one) => {
    const person = preferredIdentity(ports, one.adviser);
    if (!person || !ports.platforms.get(person.platform)?.staysHere) return one;
    const times = identitiesOf(one.adviser).flatMap(({ id }) => people.get(id)?.usedAt ?? []);
    const usedAt = times.sort().at(-1);
    return { ...one, desk: usedAt === undefined ? {} : { usedAt } };
  });
}

/**
 * Without a file, the advisers are the people signed in at the desk. Outside the opening hours, only those who
 * have just used it count: the others may have gone home.
 */
async function signedIn(
  { deskAdviser }: Pick<BotPorts, 'deskAdviser'>,
  { sessions, escalations, advisers }: Needed,
  now: Date,
): Promise<AdviserAvailability[]> {
  if (!deskAdviser) return [];
  const open = await openTimesNow({ advisers }, now);
  const isClosed = open !== undefined && !isInHours(open, now);
  const people = [...(await lastAtDesk({ deskAdviser }, { sessions }, now)).values()];
  const held = (await escalations.open()).filter(({ state }) => state === 'claimed');
  return people
    .filter((one) => !isClosed || isActive(one, now))
    .map(({ person, usedAt }) => ({
      adviser: asListed(person),
      atWork: true,
      signedIn: isActive({ usedAt }, now) ? 'active' : 'idle',
      desk: { usedAt },
      holds: held.filter(({ holder }) => samePerson(holder, person)).length,
    }));
}

/**
 * The ID is a digest, because a sign-in's own ID may be too long for a button. Do not change the digest to
 * follow the rules for IDs in the advisers' file, because it must stay the same.
 */
function asListed({ platform, id, name }: Person): AdviserAvailability['adviser'] {
  return {
    id: `desk-${digestOf(id).slice(0, 16)}`,
    name: (name?.trim() || id).slice(0, 80),
    identities: { [platform]: [id] },
    specialisms: [],
    nations: [],
    languages: [],
    hours: [],
    timeZone: 'Europe/London',
    duty: false,
    lead: false,
  };
}
