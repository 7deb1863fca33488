// Finds out which listed advisers are at work, how many requests each has claimed, and who best matches a
// request.
import type { Jurisdiction } from '../../../knowledge/model/source.js';
import type { UnitOfWork } from '../../jobs/unit-of-work.js';
import type { BotPorts } from '../../model/ports.js';
import type { AdviserAvailability } from '../../model/queries.js';
import type { Records } from '../../model/store.js';
import type { Escalation } from '../../model/handoff/escalation.js';
import { detailsThatHold } from '../../model/people/adviser-details.js';
import {
  identitiesOf,
  sameAdviser,
  type AdviserIdentity,
  type ListedAdviser,
} from '../../model/people/roster.js';
import type { Specialism } from '../../model/people/specialism.js';
import { openTimes, SERVICE, serviceHoursIn } from '../../model/people/service-hours.js';
import { isInHours, nextInHours } from '../../model/people/adviser-shifts.js';

/** Reads the store each time, so that changes made at the desk apply straight away in every process. */
export async function adviserAvailability(
  ports: Pick<BotPorts, 'roster'>,
  records: Pick<Records, 'advisers' | 'escalations'>,
  now: Date,
): Promise<AdviserAvailability[]> {
  const roster = ports.roster();
  if (!roster.length) return [];
  const kept = await records.advisers.kept(now.toISOString());
  const set = serviceHoursIn(kept.get(SERVICE)?.change);
  const open = set && openTimes(set, now);
  const held = (await records.escalations.open()).filter(({ state }) => state === 'claimed');
  return roster.map((listed) => {
    const { awayUntil, change } = kept.get(listed.id) ?? {};
    const { adviser: itself, ...origin } = detailsThatHold(listed, change);
    const adviser = open ? { ...itself, open } : itself;
    const atWork = awayUntil === undefined && isInHours(adviser, now);
    const next = atWork
      ? undefined
      : nextInHours(adviser, awayUntil === undefined ? now : new Date(awayUntil));
    return {
      adviser,
      ...origin,
      atWork,
      ...(awayUntil !== undefined && { awayUntil }),
      ...(next && { nextAtWork: next.toISOString() }),
      holds: held.filter(({ holder }) => sameAdviser([adviser], holder, identity(adviser))).length,
    };
  });
}

/** Any of an adviser's identities is enough to identify them. */
const identity = (adviser: AdviserIdentity) => identitiesOf(adviser)[0];

export const availabilityNow = (unit: UnitOfWork): Promise<AdviserAvailability[]> =>
  adviserAvailability(unit.ports, unit.records, new Date(unit.now));

export interface Need {
  specialism?: Specialism;
  jurisdiction?: Jurisdiction;
  /** People to leave out, such as the practitioner, or an adviser who has just handed the request back. */
  except?: Escalation['holder'][];
}

/**
 * Chooses the adviser at work who covers the nation and specialism, if anyone does, and has claimed the
 * fewest requests. Advisers for another nation come last, because they may know the wrong law. Returns
 * undefined if no one is at work.
 */
export function fitsBest(
  availability: readonly AdviserAvailability[],
  { specialism, jurisdiction, except = [] }: Need,
): AdviserAvailability | undefined {
  const distance = ({ adviser }: AdviserAvailability): number => {
    const otherNation =
      jurisdiction !== undefined && adviser.nations.length > 0 && !adviser.nations.includes(jurisdiction);
    const otherSpecialism = specialism !== undefined && !adviser.specialisms.includes(specialism);
    return (otherNation ? 2 : 0) + (otherSpecialism ? 1 : 0);
  };
  return availability
    .filter(({ atWork, adviser }) => atWork && !except.some((person) => isOne(adviser, person)))
    .sort((one, other) => distance(one) - distance(other) || one.holds - other.holds)[0];
}

function isOne(adviser: AdviserIdentity, person: Escalation['holder']): boolean {
  return sameAdviser([adviser], identity(adviser), person);
}

/**
 * When an adviser will next be at work, or `now` if one already is. Undefined if no hours are set in the file
 * or at the desk. Use this function everywhere that shows this time or waits for it, so that the times agree.
 */
export async function opensAt(
  ports: Pick<BotPorts, 'roster'>,
  records: Pick<Records, 'advisers' | 'escalations'>,
  now: Date,
): Promise<Date | undefined> {
  const availability = await adviserAvailability(ports, records, now);
  if (availability.length) return nextAtWork(availability, now);
  const open = await openTimesNow(records, now);
  return open && nextInHours(open, now);
}

/** Returns undefined if no opening hours are set at the desk. */
export async function openTimesNow(
  records: Pick<Records, 'advisers'>,
  now: Date,
): Promise<ListedAdviser['open']> {
  const set = serviceHoursIn((await records.advisers.kept(now.toISOString())).get(SERVICE)?.change);
  return set && openTimes(set, now);
}

export const opensAtNow = ({ ports, records, now }: UnitOfWork): Promise<Date | undefined> =>
  opensAt(ports, records, new Date(now));

export function nextAtWork(availability: readonly AdviserAvailability[], now: Date): Date | undefined {
  const times = availability.flatMap(({ atWork, nextAtWork: next }) =>
    atWork ? [now.getTime()] : next === undefined ? [] : [Date.parse(next)],
  );
  return times.length ? new Date(Math.min(...times)) : undefined;
}
