// Lists who a request can be transferred to: the advisers in the file or, without a file, those signed in at the desk.
import type { UnitOfWork } from '../../kernel/unit-of-work.js';
import { digestOf } from '../../model/audit/event.js';
import type { BotPorts } from '../../model/ports.js';
import type { AdviserAvailability } from '../../model/queries.js';
import type { Records } from '../../model/store.js';
import { samePerson, type Person } from '../../model/people/person.js';
import { isIdle } from '../../model/people/session-record.js';
import { isInHours } from '../../model/people/working-hours.js';
import { adviserAvailability, openTimesNow } from './adviser-availability.js';

type Needed = Pick<Records, 'advisers' | 'escalations' | 'sessions'>;

/** Advisers on shift come first, and among them those with the fewest requests. */
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
      Number(one.signedIn === 'idle') - Number(other.signedIn === 'idle') ||
      one.holds - other.holds ||
      one.adviser.name.localeCompare(other.adviser.name),
  );
}

export const colleaguesNow = (unit: UnitOfWork): Promise<AdviserAvailability[]> =>
  colleagues(unit.ports, unit.records, new Date(unit.now));

/** Hours. Someone idle at the desk for longer may have gone home, so they get no urgent requests. */
const ACTIVE_HOURS = 0.25;

/** Without a file, we only know someone as an adviser while they are signed in. No one is asked while we are closed. */
async function signedIn(
  { deskAdviser }: Pick<BotPorts, 'deskAdviser'>,
  { sessions, escalations, advisers }: Needed,
  now: Date,
): Promise<AdviserAvailability[]> {
  const open = await openTimesNow({ advisers }, now);
  if (!deskAdviser || (open && !isInHours(open, now))) return [];
  // Someone can be signed in on several browsers.
  const people = new Map<string, { person: Person; isActive: boolean }>();
  for (const session of await sessions.list(now.toISOString())) {
    const person = deskAdviser(session, now);
    const isActive = !isIdle(session, now, ACTIVE_HOURS);
    if (person && (isActive || !people.has(person.id))) people.set(person.id, { person, isActive });
  }
  const held = (await escalations.open()).filter(({ state }) => state === 'claimed');
  return [...people.values()].map(({ person, isActive }) => ({
    adviser: asListed(person),
    atWork: true,
    signedIn: isActive ? 'active' : 'idle',
    holds: held.filter(({ holder }) => samePerson(holder, person)).length,
  }));
}

/**
 * The ID is a digest, because a sign-in's own ID may be too long for a button. The file's rules for IDs do
 * not apply to it: it must stay as it is.
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
